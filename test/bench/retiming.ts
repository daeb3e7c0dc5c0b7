import type { Stack } from '#scripts/stack/index.mjs';
import { importNotice, type Notice } from '../support/notice.js';
import { Office } from '../support/office.js';
import { below, drive, type Measure, quantile } from './measure.js';
import { openCases } from './open-cases.js';

/** Seconds that so many running cases may take: 10,000 a minute, 100,000 five. */
const allowed = (count: number): number => (count > 10_000 ? (300 * count) / 100_000 : (60 * count) / 10_000);
const OFFICERS = 4;
const QUIET_SECONDS = 10;

/**
 * 重新计时 of running cases after a correction of the year's notice, and what officers notice of it: the 95th percentile
 * of their answers meanwhile beside that of quiet time.
 */
export async function benchRetiming(stack: Stack, count: number): Promise<Measure[]> {
  const office = new Office(stack.url);
  const admin = await office.as('admin');
  const [first] = await openCases(stack, '重新计时', count);
  const { body } = await (
    await office.as('leader')
  ).get<{ rows: { dueOn: string }[] }>(`/api/v1/cases?queue=all&caseNo=${first}`);
  const due = body.rows[0]!.dueOn;

  const mine: string[] = await openCases(stack, '经办', OFFICERS);
  const times: number[] = [];
  const turns = new Array<number>(OFFICERS).fill(0);
  const act = async (officer: number) => {
    const turn = turns[officer]!++;
    const startedAt = performance.now();
    await office.give(mine[officer]!, turn % 2 === 0 ? 'claim' : 'release', {}, 'prereview');
    times.push(performance.now() - startedAt);
  };
  await drive(OFFICERS, 2, act);
  times.length = 0;
  await drive(OFFICERS, QUIET_SECONDS, act);
  const quiet = quantile(times, 0.95);

  const notice = await importNotice(admin, Number(due.slice(0, 4)), '国办发明电〔试〕1号', [{ day: due, kind: 'off' }]);
  times.length = 0;
  const startedAt = performance.now();
  await admin.post(`/api/v1/calendar-notices/${notice.id}/publish`, undefined);
  let seconds = 0;
  const watch = async () => {
    for (;;) {
      const { body: shown } = await admin.get<Notice>(`/api/v1/calendar-notices/${notice.id}`);
      seconds = (performance.now() - startedAt) / 1000;
      const { state, waiting, failed } = shown.retiming;
      if (state === 'finished' || (waiting === 0 && state === 'running')) {
        if (failed > 0) throw new Error(`${failed} cases could not be re-timed`);
        return;
      }
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
  };
  let isOver = false;
  const busy = Promise.all(
    Array.from({ length: OFFICERS }, async (_, officer) => {
      while (!isOver) await act(officer);
    }),
  );
  await watch();
  isOver = true;
  await busy;
  const meanwhile = quantile(times, 0.95);
  return [
    below(`${count} running cases re-timed`, seconds, allowed(count), 's'),
    {
      measure: `an officer’s answer meanwhile: p95 (${OFFICERS} at once)`,
      value: `${meanwhile.toFixed(1)} ms`,
      against: `${quiet.toFixed(1)} ms`,
      ratio: meanwhile / quiet,
      bar: '≤ 2 ×',
      held: meanwhile <= 2 * quiet,
    },
  ];
}
