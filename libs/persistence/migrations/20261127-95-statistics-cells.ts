import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What a case counts by, as the row has it. */
const COUNTED = [
  'region',
  'department_id',
  'item_code',
  'item_name',
  'channel',
  'officer_id',
  'intake_region',
  'submitted_at',
  'taken_in_at',
  'accepted_at',
  'decided_at',
  'closed_at',
  'overdue_at',
  'rated_at',
  'used_days',
  'saved_days',
  'promise_days',
  'legal_days',
  'supplements',
  'corrections',
  'satisfaction',
  'fixed_in_time',
];
/** Of the stages only these two are counted; all others are the same, so that most steps of a case change nothing here. */
const ending = (row: string): string => `CASE WHEN ${row}.stage IN ('returned', 'not_accepted') THEN ${row}.stage END`;
const of = (row: string): string => [...COUNTED.map((column) => `${row}.${column}`), ending(row)].join(', ');
const TARGET = `statistics_change (weight, ${COUNTED.join(', ')}, ending)`;

/**
 * 统计单元: counts of cases by day and by month, and what has not been added to them yet. A change of a row is noted in
 * its own transaction by two lines, what the case was (-1) and what it is (+1); nothing shared is locked or updated.
 */
export class StatisticsCells1795737600095 implements MigrationInterface {
  readonly name = 'StatisticsCells1795737600095';

  async up(db: QueryRunner): Promise<void> {
    for (const statement of [...TABLES, NOTE, TRIGGER]) await db.query(statement);
    // Every case of the past is a change that waits: the worker folds them while people work.
    await db.query(`INSERT INTO ${TARGET} SELECT 1, ${of('r')} FROM case_row r WHERE NOT r.simulated`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('DROP TRIGGER note_statistics ON case_row');
    await db.query('DROP FUNCTION note_statistics()');
    for (const table of ['change', 'cell', 'group', 'state']) await db.query(`DROP TABLE statistics_${table}`);
  }
}

const TABLES = [
  `CREATE TABLE statistics_change (
     id bigserial NOT NULL,
     weight integer NOT NULL,
     changed_at timestamptz NOT NULL DEFAULT now(),
     region text COLLATE "C" NOT NULL,
     department_id text COLLATE "C" NOT NULL,
     item_code text COLLATE "C" NOT NULL,
     item_name text NOT NULL,
     channel text NOT NULL,
     officer_id text COLLATE "C",
     intake_region text COLLATE "C",
     submitted_at timestamptz NOT NULL,
     taken_in_at timestamptz,
     accepted_at timestamptz,
     decided_at timestamptz,
     closed_at timestamptz,
     overdue_at timestamptz,
     rated_at timestamptz,
     used_days double precision,
     saved_days double precision,
     promise_days double precision,
     legal_days double precision,
     supplements integer NOT NULL,
     corrections integer NOT NULL,
     satisfaction text,
     fixed_in_time boolean,
     ending text,
     CONSTRAINT pk_statistics_change PRIMARY KEY (id)
   )`,
  `CREATE TABLE statistics_group (
     id serial NOT NULL,
     region text COLLATE "C" NOT NULL,
     department_id text COLLATE "C" NOT NULL,
     item_code text COLLATE "C" NOT NULL,
     item_name text NOT NULL,
     channel text NOT NULL,
     officer_id text COLLATE "C",
     CONSTRAINT pk_statistics_group PRIMARY KEY (id)
   )`,
  // figure and second are NaN where the mark has none: a key has no nulls.
  `CREATE TABLE statistics_cell (
     monthly boolean NOT NULL,
     kind text COLLATE "C" NOT NULL,
     at timestamptz NOT NULL,
     submitted_at timestamptz NOT NULL,
     group_id integer NOT NULL,
     traits integer NOT NULL,
     figure double precision NOT NULL,
     second double precision NOT NULL,
     n integer NOT NULL,
     CONSTRAINT pk_statistics_cell PRIMARY KEY (monthly, kind, at, submitted_at, group_id, traits, figure, second)
   ) WITH (fillfactor = 90)`,
  `CREATE INDEX ix_statistics_cell_submitted ON statistics_cell (monthly, kind, submitted_at)
   WHERE kind <> 'submitted' AND kind <> 'answered'`,
  `CREATE TABLE statistics_state (
     id integer NOT NULL,
     exact_from timestamptz NOT NULL,
     days_from timestamptz NOT NULL,
     CONSTRAINT pk_statistics_state PRIMARY KEY (id)
   )`,
  `INSERT INTO statistics_state VALUES (1, 'epoch', 'epoch')`,
];

// Whether anything changed is asked in here: as the trigger's WHEN it is read anew for each statement, which costs three
// times as much as the two lines. OLD is null where a row is new, NEW where one goes.
const NOTE = `CREATE FUNCTION note_statistics() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    IF (OLD.simulated, ${of('OLD')}) IS DISTINCT FROM (NEW.simulated, ${of('NEW')}) THEN
      IF NOT OLD.simulated THEN
        INSERT INTO ${TARGET} VALUES (-1, ${of('OLD')});
      END IF;
      IF NOT NEW.simulated THEN
        INSERT INTO ${TARGET} VALUES (1, ${of('NEW')});
      END IF;
    END IF;
    RETURN NULL;
  END $$`;

const TRIGGER = `CREATE TRIGGER note_statistics AFTER INSERT OR UPDATE OR DELETE ON case_row
  FOR EACH ROW EXECUTE FUNCTION note_statistics()`;
