import { createHash } from 'node:crypto';
import type pg from 'pg';
import type { Told } from '../told.js';

/** The checker shares no code with the product: what the tables mean is written down here once more. */
export interface EventRow {
  readonly case_no: string;
  readonly seq: number;
  readonly type: string;
  readonly at: Date;
  readonly actor_id: string;
  readonly actor_name: string;
  readonly actor_role: string;
  readonly opinion: string | null;
  readonly data: unknown;
  readonly personal: string | null;
  readonly hash: string;
}

/** JSON with its keys in order, without spaces. */
function ordered(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(ordered).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const entries = Object.entries(value).filter(([, part]) => part !== undefined);
  entries.sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([name, part]) => `${JSON.stringify(name)}:${ordered(part)}`).join(',')}}`;
}

const linkOf = (previous: string, row: EventRow): string =>
  createHash('sha256')
    .update(previous)
    .update(
      ordered({
        caseNo: row.case_no,
        seq: row.seq,
        type: row.type,
        at: row.at.getTime(),
        actor: { id: row.actor_id, name: row.actor_name, role: row.actor_role },
        opinion: row.opinion,
        data: row.data,
        personal: row.personal,
      }),
    )
    .digest('hex');

/** What the case's own timers write: nobody asked for it. */
const BY_ENGINE = new Set(['warning-raised', 'yellow-card-raised', 'red-card-raised', 'archived']);

/** The log, the rows and the receipts against what clients were told. */
export async function checkRecord(db: pg.Client, { cases }: Told): Promise<string[]> {
  const faults: string[] = [];
  const { rows: events } = await db.query<EventRow>('SELECT * FROM case_event ORDER BY case_no, seq');
  const { rows } = await db.query<{ case_no: string; rev: number; stage: string }>(
    'SELECT case_no, rev, stage FROM case_row',
  );
  const logs = Map.groupBy(events, ({ case_no: caseNo }) => caseNo);
  const rowOf = new Map(rows.map((row) => [row.case_no, row]));
  const toldNos = new Set(cases.map(({ caseNo }) => caseNo));
  if (toldNos.size !== cases.length) faults.push(`${cases.length - toldNos.size} numbers were told for two cases`);
  for (const caseNo of new Set([...logs.keys(), ...rowOf.keys()]))
    if (!toldNos.has(caseNo)) faults.push(`${caseNo} is recorded, and nobody was told of it`);

  for (const { caseNo, answers, expected } of cases) {
    const log = logs.get(caseNo) ?? [];
    const row = rowOf.get(caseNo);
    const last = answers.at(-1)!;
    let previous = '';
    for (const [i, event] of log.entries()) {
      if (event.seq !== i + 1) faults.push(`${caseNo}: event ${i + 1} is missing`);
      previous = linkOf(previous, event);
      if (previous !== event.hash) faults.push(`${caseNo}: the chain breaks at event ${event.seq}`);
    }
    const types = log.map(({ type }) => type).filter((type) => !BY_ENGINE.has(type));
    if (types.join() !== expected.join())
      faults.push(`${caseNo}: ${expected.join()} was told, ${types.join()} is recorded`);
    if (!row) faults.push(`${caseNo} has no row`);
    else if (row.rev !== log.length || row.stage !== last.stage)
      faults.push(
        `${caseNo}: the row says ${row.rev} ${row.stage}, the log ${log.length}, the client was told ${last.stage}`,
      );
    for (const [i, { rev, command }] of answers.entries()) {
      const before = answers[i - 1]?.rev ?? 0;
      if (!(rev > before && rev <= log.length))
        faults.push(`${caseNo}: ${command} was told revision ${rev} after ${before}`);
    }
  }
  const { rows: receipts } = await db.query<{ total: number }>(
    'SELECT count(*)::integer AS total FROM command_receipt',
  );
  const answered = cases.reduce((sum, { answers }) => sum + answers.length, 0);
  if (receipts[0]!.total !== answered)
    faults.push(`${answered} requests were answered, ${receipts[0]!.total} have receipts`);
  return faults;
}
