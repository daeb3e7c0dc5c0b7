import type { RecordInput } from '#libs/contracts/index.js';
import { CaseRecord } from '#libs/persistence/case-record/case-record.js';

/**
 * A worker whose record is not to be trusted, to show that the checker finds out: each tenth record forgets what must go
 * out, and each second case that ends is said to be voided (an earlier lie would be mended by the case's next event).
 */
const EVERY = 10;
let records = 0;
let ended = 0;
const honest = Object.getOwnPropertyDescriptor(CaseRecord.prototype, 'recordEvents')!.value as (
  this: CaseRecord,
  input: RecordInput,
) => Promise<string>;
CaseRecord.prototype.recordEvents = function recordEvents(input) {
  records += 1;
  const { row } = input;
  if (row.closedAt !== null && ended++ % 2 === 0)
    return honest.call(this, { ...input, row: { ...row, stage: 'voided' } });
  return honest.call(this, records % EVERY === 3 ? { ...input, effects: [] } : input);
};

await import('#apps/worker/main.js');
