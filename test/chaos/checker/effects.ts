import type pg from 'pg';
import type { Told } from '../told.js';

/** What must go out for an event, whatever else does. */
const OWED: Readonly<Record<string, readonly string[]>> = {
  'case-submitted': ['document', 'message', 'exchange_record'],
  accepted: ['document', 'message', 'exchange_record'],
  'decision-granted': ['document', 'message'],
  'licence-made': ['e_licence'],
  'handed-over': ['message'],
};

interface EffectRow {
  readonly key: string;
  readonly case_no: string;
  readonly seq: number;
  readonly kind: string;
  readonly body: unknown;
  readonly status: string;
  readonly delivered: number;
}

/** Every effect that is owed is there, was delivered once, and none is left. */
export async function checkEffects(db: pg.Client, { cases }: Told): Promise<string[]> {
  const faults: string[] = [];
  const { rows } = await db.query<EffectRow>(
    `SELECT e.key, e.case_no, e.seq, e.kind, e.body, e.status,
       (SELECT count(*)::integer FROM effect_try t WHERE t.key = e.key AND t.outcome = 'done') AS delivered
     FROM effect e ORDER BY e.case_no, e.seq`,
  );
  const { rows: events } = await db.query<{ case_no: string; seq: number; type: string }>(
    'SELECT case_no, seq, type FROM case_event',
  );
  const byEvent = Map.groupBy(rows, (row) => `${row.case_no} ${row.seq}`);
  const told = new Set(cases.map(({ caseNo }) => caseNo));
  for (const { case_no: caseNo, seq, type } of events) {
    const kinds = new Set(byEvent.get(`${caseNo} ${seq}`)?.map(({ kind }) => kind));
    for (const kind of OWED[type] ?? [])
      if (told.has(caseNo) && !kinds.has(kind)) faults.push(`${caseNo}: ${type} owes a ${kind}, and none is there`);
  }
  const seen = new Set<string>();
  for (const { key, case_no: caseNo, seq, kind, body, status, delivered } of rows) {
    const same = `${caseNo} ${seq} ${kind} ${JSON.stringify(body)}`;
    if (seen.has(same)) faults.push(`${caseNo}: the same ${kind} goes out twice for event ${seq}`);
    seen.add(same);
    if (status !== 'done') faults.push(`${key} is left ${status}`);
    if (delivered > 1) faults.push(`${key} was delivered ${delivered} times`);
  }
  return faults;
}
