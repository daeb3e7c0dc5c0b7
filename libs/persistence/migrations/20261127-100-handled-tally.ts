import type { MigrationInterface, QueryRunner } from 'typeorm';

const COLUMNS = ['user_id', 'department_id', 'region', 'simulated'];
const of = (line: string) => COLUMNS.map((column) => `${line}.${column}`).join(', ');

/** How many cases each person handled (case-tally/handled-tally.entity.ts), kept by who took part, whoever writes that. */
export class HandledTally1795737600100 implements MigrationInterface {
  readonly name = 'HandledTally1795737600100';

  async up(db: QueryRunner): Promise<void> {
    // One index for all: what is not folded lies together, and so do the lines of one person.
    await db.query(`CREATE TABLE handled_tally (
      id bigserial NOT NULL,
      user_id text COLLATE "C" NOT NULL,
      department_id text COLLATE "C" NOT NULL,
      region text COLLATE "C" NOT NULL,
      simulated boolean NOT NULL,
      n integer NOT NULL,
      folded boolean NOT NULL DEFAULT false,
      CONSTRAINT pk_handled_tally PRIMARY KEY (folded, user_id, id)
    )`);
    await db.query(`INSERT INTO handled_tally (${COLUMNS.join(', ')}, n, folded)
      SELECT ${COLUMNS.join(', ')}, count(*), true FROM case_participant WHERE kind = 'handled'
      GROUP BY ${COLUMNS.join(', ')}`);
    await db.query(`CREATE FUNCTION tally_handled() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF TG_OP <> 'INSERT' AND OLD.kind = 'handled' THEN
          INSERT INTO handled_tally (${COLUMNS.join(', ')}, n) VALUES (${of('OLD')}, -1);
        END IF;
        IF TG_OP <> 'DELETE' AND NEW.kind = 'handled' THEN
          INSERT INTO handled_tally (${COLUMNS.join(', ')}, n) VALUES (${of('NEW')}, 1);
        END IF;
        RETURN NULL;
      END $$`);
    await db.query(`CREATE TRIGGER case_participant_tally AFTER INSERT OR DELETE ON case_participant
      FOR EACH ROW EXECUTE FUNCTION tally_handled()`);
    // A clock that starts or ends and a copy that is read leave the line where it is.
    await db.query(`CREATE TRIGGER case_participant_tally_move AFTER UPDATE ON case_participant
      FOR EACH ROW WHEN ((OLD.kind, ${of('OLD')}) IS DISTINCT FROM (NEW.kind, ${of('NEW')}))
      EXECUTE FUNCTION tally_handled()`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('DROP TRIGGER case_participant_tally_move ON case_participant');
    await db.query('DROP TRIGGER case_participant_tally ON case_participant');
    await db.query('DROP FUNCTION tally_handled()');
    await db.query('DROP TABLE handled_tally');
  }
}
