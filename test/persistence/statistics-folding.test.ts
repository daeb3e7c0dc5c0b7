import { afterAll, afterEach, beforeAll, describe, expect, inject, it, vi } from 'vitest';
import type { RecordInput } from '#libs/contracts/index.js';
import type { CaseCommandName, CommandBodies } from '#libs/domain/case/index.js';
import type { Role } from '#libs/domain/identity/index.js';
import { INDICATORS } from '#libs/domain/statistics/index.js';
import { calendarDay, epochMs, startOfDay } from '#libs/domain/time/index.js';
import { mendCells } from '#libs/persistence/statistics/comparison.js';
import { StatisticsFolding } from '#libs/persistence/statistics/folding.js';
import { type ScratchDatabase, scratchDatabase, sidePool } from '../setup/database.js';
import { AUDITOR, expectAgreement, foldAll } from './folding.js';
import { actor, Story } from './story.js';

const NOW = epochMs(startOfDay(calendarDay('2026-06-10')) + 36_000_000);
const SPRING = { from: calendarDay('2026-02-10'), to: calendarDay('2026-06-30') };
const PERIODS = [SPRING, { from: calendarDay('2026-03-01'), to: calendarDay('2026-03-31') }];
const VOLUME = INDICATORS.find(({ id }) => id === 'case-volume')!;

let db: ScratchDatabase;
beforeAll(async () => {
  db = await scratchDatabase(inject('databaseUrl'));
});
afterEach(() => db.sql('TRUNCATE case_row, case_participant, statistics_change, statistics_cell'));
afterAll(() => db.drop());

async function record(story: Story, input: RecordInput): Promise<void> {
  story.hash = await db.store.record.recordEvents(input);
}
const volume = async (): Promise<number> =>
  (await db.store.statistics.measure(AUDITOR, VOLUME, { periods: [SPRING] }, NOW))[0]!.total.numerator;

type Act = {
  [N in CaseCommandName]: readonly [day: string, by: Role, name: N, body: CommandBodies[N]];
}[CaseCommandName];
const TOLD: Readonly<Record<string, readonly Act[]>> = {
  GRANTED: [
    ['2026-03-03', 'prereview', 'pass-pre-review', {}],
    ['2026-03-04', 'acceptance', 'accept', {}],
    ['2026-03-05', 'handler', 'decide-step', { outcome: 'approve', opinion: '同意' }],
    ['2026-03-06', 'reviewer', 'decide-step', { outcome: 'approve', opinion: '同意' }],
    ['2026-03-09', 'approver', 'decide-step', { outcome: 'approve', opinion: '同意' }],
  ],
  VOIDED: [
    ['2026-03-03', 'prereview', 'pass-pre-review', {}],
    ['2026-03-04', 'acceptance', 'accept', {}],
    ['2026-03-05', 'handler', 'transfer', { toUser: 'other-handler', reason: '出差' }],
    ['2026-03-30', 'leader', 'void', { reason: '重复申请' }],
  ],
  LATE: [
    ['2026-03-03', 'prereview', 'pass-pre-review', {}],
    ['2026-03-04', 'acceptance', 'accept', {}],
    ['2026-04-20', 'handler', 'decide-step', { outcome: 'approve', opinion: '同意' }],
  ],
  REFUSED: [
    ['2026-03-03', 'prereview', 'pass-pre-review', {}],
    [
      '2026-03-04',
      'acceptance',
      'refuse-acceptance',
      { reason: '不属于本机关职权', legalBasis: '行政许可法第三十二条' },
    ],
  ],
};

it('every act of an officer is in the figures at once, with or without folding, and a simulated case never is', async () => {
  const simulated = new Story('SIM1');
  await record(
    simulated,
    simulated.submit(
      { simulation: { startAt: epochMs(startOfDay(calendarDay('2026-03-02'))), rate: 60 } },
      actor('ia', 'itemadmin'),
    ),
  );
  for (const folded of [false, true])
    for (const [name, acts] of Object.entries(TOLD)) {
      const story = new Story(`${name}-${folded}`);
      await record(story, story.submit());
      for (const [day, by, command, body] of acts) {
        await record(story, story.on(day).give(command, body, actor(by === 'handler' ? `h-${name}` : by, by)));
        if (folded) await foldAll(db, NOW);
        await expectAgreement(db, { periods: PERIODS, groupBy: 'assignee', now: NOW });
      }
    }
  expect(await volume()).toBe(2 * Object.keys(TOLD).length);
});

describe('folding', () => {
  it('again, or by two at once, counts nothing twice while officers go on and somebody reads', async () => {
    const stories = Array.from({ length: 40 }, (_, i) => new Story(`C${i}`));
    let working = true;
    const officers = stories.map(async (story) => {
      await record(story, story.submit());
      for (const [day, by, command, body] of TOLD.GRANTED!)
        await record(story, story.on(day).give(command, body, actor(`${by}-${story.caseNo.at(-1)}`, by)));
    });
    const folders = [1, 2].map(async () => {
      const folding = new StatisticsFolding(db.store.database, 7);
      while (working) await folding.fold(NOW);
    });
    const reader = (async () => {
      while (working) await expectAgreement(db, { periods: PERIODS, groupBy: 'assignee', now: NOW });
    })();
    await Promise.all(officers).finally(() => (working = false));
    await Promise.all([...folders, reader]);
    await foldAll(db, NOW);
    await expectAgreement(db, { periods: PERIODS, groupBy: 'department', now: NOW });
    expect(await mendCells(db.store.database)).toEqual([]);
    expect(await volume()).toBe(stories.length);
  });

  it('killed in its middle leaves all as it was; meanwhile nobody waits for it, neither who acts nor who reads', async () => {
    const first = new Story('FIRST');
    await record(first, first.submit());
    await foldAll(db, NOW);
    const second = new Story('SECOND');
    await record(second, second.submit());
    const side = sidePool(db.url, 1);
    const holder = await side.connect();
    try {
      await holder.query('BEGIN');
      await holder.query('SELECT FROM statistics_cell FOR UPDATE');
      const folding = db.store.statisticsFolding.fold(NOW).catch((error: Error) => error.message);
      const stuck = await vi.waitUntil(
        async () =>
          (
            await db.sql<{ pid: number }>(
              `SELECT pid FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND datname = current_database()`,
            )
          )[0],
        { timeout: 10_000, interval: 20 },
      );
      await record(second, second.give('pass-pre-review', {}, actor('prereview', 'prereview')));
      expect(await volume()).toBe(2);
      expect(await db.store.statisticsFolding.fold(NOW), 'another folder leaves it alone').toBe('idle');
      await db.sql('SELECT pg_terminate_backend($1)', [stuck.pid]);
      expect(await folding).toMatch(/terminat/);
    } finally {
      await holder.query('ROLLBACK');
      holder.release();
      await side.end();
    }
    expect(await volume()).toBe(2);
    await foldAll(db, NOW);
    expect(await db.store.statisticsFolding.backlog()).toEqual({ waiting: 0, oldestAt: null });
    await expectAgreement(db, { periods: PERIODS, groupBy: 'assignee', now: NOW });
    expect(await mendCells(db.store.database)).toEqual([]);
  });
});
