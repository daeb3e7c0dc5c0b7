import type { MigrationInterface, QueryRunner } from 'typeorm';
import { recordCase, ROW_COLUMNS } from './20261122-01-case-record.js';
import { MEASURE_COLUMNS } from './20261125-30-case-measures.js';

const COLUMNS = [...ROW_COLUMNS, ...MEASURE_COLUMNS, 'calendar_id', 'calendar_version'];
/** What is done later because of something that was traced. */
const LATER = ['effect', 'event_push', 'message'];

/** 调用链: what follows from an action keeps the action's trace, so that the two can be linked. */
export class Trace1795737600090 implements MigrationInterface {
  readonly name = 'Trace1795737600090';

  async up(db: QueryRunner): Promise<void> {
    for (const table of LATER) await db.query(`ALTER TABLE ${table} ADD COLUMN trace text COLLATE "C"`);
    await db.query(recordCase(COLUMNS, { tellsSubscribers: true, keepsTrace: true }));
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(recordCase(COLUMNS, { tellsSubscribers: true }));
    for (const table of LATER) await db.query(`ALTER TABLE ${table} DROP COLUMN trace`);
  }
}
