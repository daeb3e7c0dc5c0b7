import type { RecordInput } from '#libs/contracts/index.js';
import { CaseRecord } from '#libs/persistence/case-record/case-record.js';

/**
 * A worker whose record is not to be trusted, to show that the checker finds out: each tenth record forgets what must go
 * out, and each tenth says of the case that it was voided.
 */
const EVERY = 10;
let records = 0;
const honest = Object.getOwnPropertyDescriptor(CaseRecord.prototype, 'recordEvents')!.value as (
  this: CaseRecord,
  input: RecordInput,
) => Promise<string>;
CaseRecord.prototype.recordEvents = function recordEvents(input) {
  records += 1;
  if (records % EVERY === 3) return honest.call(this, { ...input, effects: [] });
  if (records % EVERY === 7) return honest.call(this, { ...input, row: { ...input.row, stage: 'voided' } });
  return honest.call(this, input);
};

await import('#apps/worker/main.js');
