import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Who took part also knows where the case lies and whether a clock runs: an officer's 已办 of twenty thousand cases is
 * counted and paged through one index, without looking at each case.
 */
export class ParticipantPlace1795737600081 implements MigrationInterface {
  readonly name = 'ParticipantPlace1795737600081';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`ALTER TABLE case_participant
      ADD COLUMN department_id text COLLATE "C" NOT NULL DEFAULT '',
      ADD COLUMN region text COLLATE "C" NOT NULL DEFAULT '',
      ADD COLUMN simulated boolean NOT NULL DEFAULT false,
      ADD COLUMN undue boolean NOT NULL DEFAULT false`);
    await db.query(`UPDATE case_participant p
      SET department_id = r.department_id, region = r.region, simulated = r.simulated, undue = r.due_at = 'infinity'
      FROM case_row r WHERE r.case_no = p.case_no`);
    await db.query(`ALTER TABLE case_participant
      ALTER COLUMN department_id DROP DEFAULT, ALTER COLUMN region DROP DEFAULT,
      ALTER COLUMN simulated DROP DEFAULT, ALTER COLUMN undue DROP DEFAULT`);
    // By case first: what a case's row changes is changed here, too.
    await db.query(`ALTER TABLE case_participant DROP CONSTRAINT pk_case_participant,
      ADD CONSTRAINT pk_case_participant PRIMARY KEY (case_no, user_id, kind)`);
    await db.query(`CREATE INDEX ix_case_participant_list ON case_participant
      (user_id, kind, undue, case_no, department_id, region, simulated, read_at)`);
    await db.query(`CREATE FUNCTION place_participant() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        SELECT r.department_id, r.region, r.simulated, r.due_at = 'infinity'
        INTO NEW.department_id, NEW.region, NEW.simulated, NEW.undue
        FROM case_row r WHERE r.case_no = NEW.case_no;
        RETURN NEW;
      END $$`);
    await db.query(`CREATE TRIGGER case_participant_place BEFORE INSERT ON case_participant
      FOR EACH ROW EXECUTE FUNCTION place_participant()`);
    await db.query(`CREATE FUNCTION follow_due() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        UPDATE case_participant SET undue = NEW.due_at = 'infinity' WHERE case_no = NEW.case_no;
        RETURN NULL;
      END $$`);
    // A department, a region and whether a case is simulated never change.
    await db.query(`CREATE TRIGGER case_row_undue AFTER UPDATE ON case_row
      FOR EACH ROW WHEN ((OLD.due_at = 'infinity') <> (NEW.due_at = 'infinity')) EXECUTE FUNCTION follow_due()`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('DROP TRIGGER case_row_undue ON case_row');
    await db.query('DROP FUNCTION follow_due()');
    await db.query('DROP TRIGGER case_participant_place ON case_participant');
    await db.query('DROP FUNCTION place_participant()');
    await db.query('DROP INDEX ix_case_participant_list');
    await db.query(`ALTER TABLE case_participant DROP CONSTRAINT pk_case_participant,
      ADD CONSTRAINT pk_case_participant PRIMARY KEY (user_id, kind, case_no)`);
    await db.query(`ALTER TABLE case_participant
      DROP COLUMN department_id, DROP COLUMN region, DROP COLUMN simulated, DROP COLUMN undue`);
  }
}
