import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The case record: append-only events, the row that lists read, who took part, outbox, receipts and openings.
 * Codes and keys are COLLATE "C": byte order, so that keyset pages and prefix searches never depend on a locale.
 */
export class CaseRecord1795305600001 implements MigrationInterface {
  readonly name = 'CaseRecord1795305600001';

  async up(db: QueryRunner): Promise<void> {
    for (const statement of [...EVENTS, ...ROWS, ...EFFECTS, ...REQUESTS, recordCase(ROW_COLUMNS)])
      await db.query(statement);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('DROP FUNCTION record_case');
    for (const table of [
      'case_number_counter',
      'case_opening',
      'command_receipt',
      'effect_try',
      'effect',
      'case_participant',
      'case_row',
      'case_event',
    ]) {
      await db.query(`DROP TABLE ${table}`);
    }
    await db.query('DROP FUNCTION refuse_change()');
  }
}

const EVENTS = [
  `CREATE TABLE case_event (
     case_no text COLLATE "C" NOT NULL,
     seq integer NOT NULL,
     type text NOT NULL,
     at timestamptz NOT NULL,
     actor_id text NOT NULL,
     actor_name text NOT NULL,
     actor_role text NOT NULL,
     opinion text,
     data jsonb NOT NULL,
     personal text,
     hash text NOT NULL,
     CONSTRAINT pk_case_event PRIMARY KEY (case_no, seq)
   )`,
  `CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
   BEGIN
     RAISE EXCEPTION '% is append-only: % is refused', TG_TABLE_NAME, TG_OP USING ERRCODE = 'restrict_violation';
   END $$`,
  // FOR EACH STATEMENT also covers TRUNCATE and costs nothing on INSERT. Only the owner could drop the trigger.
  `CREATE TRIGGER case_event_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON case_event
   FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()`,
];

const ROWS = [
  // due_at is 'infinity' while no clock runs, so that the keyset (due_at, case_no) has no nulls. Room is left in each
  // page for updates that change no indexed column (HOT): claims, notes, urges.
  `CREATE TABLE case_row (
     case_no text COLLATE "C" NOT NULL,
     rev integer NOT NULL,
     stage text NOT NULL,
     stage_since timestamptz NOT NULL,
     item_code text COLLATE "C" NOT NULL,
     item_version integer NOT NULL,
     item_name text NOT NULL,
     channel text NOT NULL,
     owner_id text COLLATE "C" NOT NULL,
     applicant_name text NOT NULL,
     applicant_id_index text COLLATE "C" NOT NULL,
     project_name text,
     department_id text COLLATE "C" NOT NULL,
     region text COLLATE "C" NOT NULL,
     intake_region text COLLATE "C",
     intake_window text COLLATE "C",
     delivery_method text NOT NULL,
     delivery_window text COLLATE "C",
     system_clients text[] NOT NULL,
     simulated boolean NOT NULL,
     role text,
     step_name text,
     assignee_id text COLLATE "C",
     submitted_at timestamptz NOT NULL,
     received_at timestamptz NOT NULL,
     accepted_at timestamptz,
     decided_at timestamptz,
     closed_at timestamptz,
     result_code text,
     due_on date,
     due_at timestamptz NOT NULL,
     due_clock text,
     due_provisional boolean NOT NULL,
     promise_due_on date,
     legal_due_on date,
     card text NOT NULL,
     special_running boolean NOT NULL,
     urge_open boolean NOT NULL,
     visits integer NOT NULL,
     max_visits integer NOT NULL,
     used_days double precision,
     readers text[] NOT NULL,
     updated_at timestamptz NOT NULL DEFAULT now(),
     CONSTRAINT pk_case_row PRIMARY KEY (case_no)
   ) WITH (fillfactor = 80)`,
  // Every index is paid for at each action, so there is one for each way into the lists and none for mere filters.
  `CREATE INDEX ix_case_row_due ON case_row (simulated, due_at, case_no, region, stage)`,
  `CREATE INDEX ix_case_row_department ON case_row (department_id, due_at, case_no) WHERE NOT simulated`,
  `CREATE INDEX ix_case_row_open ON case_row (role, department_id, due_at, case_no)
   WHERE role IS NOT NULL AND NOT simulated`,
  `CREATE INDEX ix_case_row_owner ON case_row (owner_id, due_at, case_no) WHERE NOT simulated`,
  `CREATE INDEX ix_case_row_intake ON case_row (intake_window, due_at, case_no)
   WHERE intake_window IS NOT NULL AND NOT simulated`,
  `CREATE INDEX ix_case_row_delivery ON case_row (delivery_window, due_at, case_no)
   WHERE delivery_window IS NOT NULL AND NOT simulated`,
  `CREATE INDEX ix_case_row_applicant ON case_row (applicant_id_index)`,
  `CREATE TABLE case_participant (
     user_id text COLLATE "C" NOT NULL,
     kind text COLLATE "C" NOT NULL,
     case_no text COLLATE "C" NOT NULL,
     at timestamptz NOT NULL,
     read_at timestamptz,
     CONSTRAINT pk_case_participant PRIMARY KEY (user_id, kind, case_no)
   )`,
];

const EFFECTS = [
  // A key begins with its case number, so the primary key also finds the effects of a case.
  `CREATE TABLE effect (
     key text COLLATE "C" NOT NULL,
     case_no text COLLATE "C" NOT NULL,
     seq integer NOT NULL,
     kind text NOT NULL,
     body jsonb NOT NULL,
     status text NOT NULL DEFAULT 'waiting',
     receipt jsonb,
     created_at timestamptz NOT NULL DEFAULT now(),
     try_after timestamptz NOT NULL DEFAULT now(),
     done_at timestamptz,
     CONSTRAINT pk_effect PRIMARY KEY (key),
     CONSTRAINT ck_effect_done CHECK ((status = 'done') = (done_at IS NOT NULL))
   )`,
  // Both hold waiting effects only, so they stay small however long the outbox's past grows. That they say so in two ways
  // is meant: see effect/outbox.ts.
  `CREATE INDEX ix_effect_waiting ON effect (try_after) WHERE status = 'waiting'`,
  `CREATE INDEX ix_effect_queue ON effect (case_no, kind, seq) WHERE done_at IS NULL`,
  `CREATE TABLE effect_try (
     key text COLLATE "C" NOT NULL,
     no integer NOT NULL,
     at timestamptz NOT NULL,
     outcome text NOT NULL,
     detail text,
     CONSTRAINT pk_effect_try PRIMARY KEY (key, no)
   )`,
];

const REQUESTS = [
  `CREATE TABLE command_receipt (
     request_id text COLLATE "C" NOT NULL,
     case_no text COLLATE "C" NOT NULL,
     fingerprint text NOT NULL,
     answer jsonb NOT NULL,
     at timestamptz NOT NULL DEFAULT now(),
     CONSTRAINT pk_command_receipt PRIMARY KEY (request_id)
   )`,
  `CREATE TABLE case_number_counter (
     item_code text COLLATE "C" NOT NULL,
     day date NOT NULL,
     series text NOT NULL,
     last integer NOT NULL,
     CONSTRAINT pk_case_number_counter PRIMARY KEY (item_code, day, series)
   )`,
  `CREATE TABLE case_opening (
     request_id text COLLATE "C" NOT NULL,
     fingerprint text NOT NULL,
     case_no text COLLATE "C" NOT NULL,
     password_salt text NOT NULL,
     query_password_hash text NOT NULL,
     opened_by text NOT NULL,
     opened_at timestamptz NOT NULL,
     input text,
     started boolean NOT NULL DEFAULT false,
     CONSTRAINT pk_case_opening PRIMARY KEY (request_id),
     CONSTRAINT uq_case_opening_case_no UNIQUE (case_no)
   )`,
  `CREATE INDEX ix_case_opening_unfinished ON case_opening (opened_at) WHERE NOT started`,
];

export const ROW_COLUMNS: readonly string[] = [
  'case_no',
  'rev',
  'stage',
  'stage_since',
  'item_code',
  'item_version',
  'item_name',
  'channel',
  'owner_id',
  'applicant_name',
  'applicant_id_index',
  'project_name',
  'department_id',
  'region',
  'intake_region',
  'intake_window',
  'delivery_method',
  'delivery_window',
  'system_clients',
  'simulated',
  'role',
  'step_name',
  'assignee_id',
  'submitted_at',
  'received_at',
  'accepted_at',
  'decided_at',
  'closed_at',
  'result_code',
  'due_on',
  'due_at',
  'due_clock',
  'due_provisional',
  'promise_due_on',
  'legal_due_on',
  'card',
  'special_running',
  'urge_open',
  'visits',
  'max_visits',
  'used_days',
  'readers',
];
const otherThanKey = (columns: readonly string[]): string[] => columns.filter((column) => column !== 'case_no');

/** Of the transaction as a whole; its first event brings it along, so that older workers need not know of it. */
const TRACE = `p_events -> 0 ->> 'trace'`;

/** Only cases that a business system works on cost this look at the few subscriptions. */
const pushes = (keepsTrace: boolean): string => `
   IF jsonb_array_length(p_row -> 'system_clients') > 0 AND NOT (p_row ->> 'simulated')::boolean THEN
     INSERT INTO event_push (subscription_id, case_no, seq, type, stage${keepsTrace ? ', trace' : ''})
     SELECT s.id, p_case, e.seq, e.type, p_row ->> 'stage'${keepsTrace ? `, ${TRACE}` : ''}
     FROM jsonb_to_recordset(p_events) AS e(seq integer, type text)
     JOIN subscription s ON p_row -> 'system_clients' ? s.client_id
       AND (s.event_types IS NULL OR s.event_types ? e.type)
     WHERE s.state IN ('active', 'paused')
     ORDER BY e.seq;
   END IF;
`;

const OPENING = `
   IF first_seq = 1 AND p_receipt IS NOT NULL THEN
     UPDATE case_opening SET started = true, input = NULL WHERE request_id = p_receipt ->> 'request_id';
   END IF;
`;

/**
 * One officer's action in one statement: events, row, participants, effects and receipt, or nothing of it. A used event
 * number ends in unique_violation and a broken chain in TB001; the caller then looks whether it was its own retry.
 * A migration that adds columns to the row makes the function anew with them.
 */
export const recordCase = (
  columns: readonly string[],
  { tellsSubscribers = false, keepsTrace = false, startsOpening = false } = {},
): string => `CREATE OR REPLACE FUNCTION record_case(
   p_case text, p_prev_hash text, p_events jsonb, p_row jsonb, p_participants jsonb, p_effects jsonb, p_receipt jsonb
 ) RETURNS void LANGUAGE plpgsql AS $$
 DECLARE
   first_seq integer := (p_events -> 0 ->> 'seq')::integer;
 BEGIN
   INSERT INTO case_event (case_no, seq, type, at, actor_id, actor_name, actor_role, opinion, data, personal, hash)
   SELECT p_case, e.seq, e.type, e.at, e.actor_id, e.actor_name, e.actor_role, e.opinion, e.data, e.personal, e.hash
   FROM jsonb_to_recordset(p_events) AS e(
     seq integer, type text, at timestamptz, actor_id text, actor_name text, actor_role text, opinion text, data jsonb,
     personal text, hash text
   );

   IF first_seq > 1 AND NOT EXISTS (
     SELECT FROM case_event WHERE case_no = p_case AND seq = first_seq - 1 AND hash = p_prev_hash
   ) THEN
     RAISE EXCEPTION 'the event before number % is missing or has another hash', first_seq USING ERRCODE = 'TB001';
   END IF;

   INSERT INTO case_row (${columns.join(', ')})
   SELECT ${columns.map((column) => `r.${column}`).join(', ')}
   FROM jsonb_populate_record(NULL::case_row, p_row) r
   ON CONFLICT (case_no) DO UPDATE
   SET ${otherThanKey(columns)
     .map((column) => `${column} = excluded.${column}`)
     .join(', ')}, updated_at = now()
   WHERE case_row.rev < excluded.rev;

   IF p_participants IS NOT NULL THEN
     INSERT INTO case_participant (user_id, kind, case_no, at)
     SELECT p.user_id, p.kind, p_case, p.at
     FROM jsonb_to_recordset(p_participants) AS p(user_id text, kind text, at timestamptz)
     ON CONFLICT DO NOTHING;
   END IF;

   IF p_effects IS NOT NULL THEN
     INSERT INTO effect (key, case_no, seq, kind, body${keepsTrace ? ', trace' : ''})
     SELECT e.key, p_case, e.seq, e.kind, e.body${keepsTrace ? `, ${TRACE}` : ''}
     FROM jsonb_to_recordset(p_effects) AS e(key text, seq integer, kind text, body jsonb);
   END IF;
${tellsSubscribers ? pushes(keepsTrace) : ''}

   IF p_receipt IS NOT NULL THEN
     INSERT INTO command_receipt (request_id, case_no, fingerprint, answer)
     VALUES (p_receipt ->> 'request_id', p_case, p_receipt -> 'answer' ->> 'fingerprint', p_receipt -> 'answer');
   END IF;
${startsOpening ? OPENING : ''} END $$`;
