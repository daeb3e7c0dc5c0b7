import type { MigrationInterface, QueryRunner } from 'typeorm';
import { recordCase, ROW_COLUMNS } from './20261122-01-case-record.js';
import { MEASURE_COLUMNS } from './20261125-30-case-measures.js';

const COLUMNS = [...ROW_COLUMNS, ...MEASURE_COLUMNS, 'calendar_id', 'calendar_version'];
const PRESENT = { tellsSubscribers: true, keepsTrace: true };

/**
 * An opening is done with the record of its case, in the same transaction: its sealed request is forgotten then, and no
 * second transaction has to say so.
 */
export class OpeningStarted1795737600096 implements MigrationInterface {
  readonly name = 'OpeningStarted1795737600096';

  async up(db: QueryRunner): Promise<void> {
    await db.query(recordCase(COLUMNS, { ...PRESENT, startsOpening: true }));
    await db.query(`UPDATE case_opening o SET started = true, input = NULL
      FROM command_receipt r WHERE r.request_id = o.request_id AND NOT o.started`);
    // Nobody looks for them any more: whoever asked sends the request again.
    await db.query('DROP INDEX ix_case_opening_unfinished');
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('CREATE INDEX ix_case_opening_unfinished ON case_opening (opened_at) WHERE NOT started');
    await db.query(recordCase(COLUMNS, PRESENT));
  }
}
