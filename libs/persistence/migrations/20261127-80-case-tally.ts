import type { MigrationInterface, QueryRunner } from 'typeorm';

const COLUMNS = ['region', 'department_id', 'stage', 'role', 'special_running', 'card', 'simulated'];
const of = (row: string) => COLUMNS.map((column) => `${row}.${column}`).join(', ');

/** How many cases stand where (case-tally/case-tally.entity.ts), kept by the row itself, whoever writes it. */
export class CaseTally1795737600080 implements MigrationInterface {
  readonly name = 'CaseTally1795737600080';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`CREATE TABLE case_tally (
      id bigserial NOT NULL,
      region text COLLATE "C" NOT NULL,
      department_id text COLLATE "C" NOT NULL,
      stage text NOT NULL,
      role text,
      special_running boolean NOT NULL,
      card text NOT NULL,
      simulated boolean NOT NULL,
      n integer NOT NULL,
      folded boolean NOT NULL DEFAULT false,
      CONSTRAINT pk_case_tally PRIMARY KEY (id)
    )`);
    await db.query(`INSERT INTO case_tally (${COLUMNS.join(', ')}, n, folded)
      SELECT ${COLUMNS.join(', ')}, count(*), true FROM case_row GROUP BY ${COLUMNS.join(', ')}`);
    await db.query(`CREATE FUNCTION tally_case() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF TG_OP = 'UPDATE' THEN
          INSERT INTO case_tally (${COLUMNS.join(', ')}, n) VALUES (${of('OLD')}, -1), (${of('NEW')}, 1);
        ELSIF TG_OP = 'INSERT' THEN
          INSERT INTO case_tally (${COLUMNS.join(', ')}, n) VALUES (${of('NEW')}, 1);
        ELSE
          INSERT INTO case_tally (${COLUMNS.join(', ')}, n) VALUES (${of('OLD')}, -1);
        END IF;
        RETURN NULL;
      END $$`);
    await db.query(`CREATE TRIGGER case_row_tally AFTER INSERT OR DELETE ON case_row
      FOR EACH ROW EXECUTE FUNCTION tally_case()`);
    // A claim, a note, a due date that moves: most changes of a row leave the case where it is.
    await db.query(`CREATE TRIGGER case_row_tally_move AFTER UPDATE ON case_row
      FOR EACH ROW WHEN ((${of('OLD')}) IS DISTINCT FROM (${of('NEW')})) EXECUTE FUNCTION tally_case()`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('DROP TRIGGER case_row_tally_move ON case_row');
    await db.query('DROP TRIGGER case_row_tally ON case_row');
    await db.query('DROP FUNCTION tally_case()');
    await db.query('DROP TABLE case_tally');
  }
}
