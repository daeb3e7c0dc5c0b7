import { epochMs } from '#libs/domain/time/index.js';
import { rebuildTally } from '#libs/persistence/index.js';
import { mendCells } from '#libs/persistence/statistics/comparison.js';
import type { ScratchDatabase } from '../setup/database.js';

/**
 * Cases as a city has them after some years: 12 departments in 3 regions, one case in eight still open, half of the
 * applicants with a single case, a few hall windows; an officer has handled thousands, of which few are open, and five of
 * each department answer for its cases. Seeding more adds to what was seeded before.
 */
export async function seedCases(db: ScratchDatabase, count: number): Promise<void> {
  await db.sql('ALTER TABLE case_row DISABLE TRIGGER USER');
  await db.sql(
    `INSERT INTO case_row
     SELECT 'N' || lpad(i::text, 9, '0'), 9, stage, now(), 'ITEM' || h % 40, 1, '事项' || h % 40 || '许可',
       (ARRAY['online', 'mobile', 'window', 'window', 'kiosk'])[1 + h / 5 % 5],
       'u' || h % ($1 / 2), '申请人' || h % 977, md5(i::text), '项目' || h % 4001, 'd' || d, region, NULL,
       CASE WHEN h % 3 = 0 THEN 'w' || h / 3 % 30 END, 'window', CASE WHEN h % 2 = 0 THEN 'w' || h / 2 % 30 END, '{}',
       i % 1000 = 0, role, NULL, CASE WHEN open AND h % 4 = 0 THEN 'handler' || h % 50 END, submitted, submitted, submitted,
       CASE WHEN NOT open THEN submitted + interval '3 days' END, CASE WHEN NOT open THEN submitted + interval '3 days' END, NULL, CASE WHEN open THEN due::date END, CASE WHEN open THEN due ELSE 'infinity' END, 'promise', false,
       NULL, NULL, (ARRAY['red', 'yellow', 'warning', 'none', 'none', 'none', 'none', 'none'])[1 + h / 7 % 8],
       open AND h % 20 = 0, false, 0, 1, CASE WHEN NOT open THEN used END, '{}', now(), NULL, NULL, NULL,
       date_trunc('day', submitted, 'Asia/Shanghai') + (2 + h / 13 % 12) * interval '1 day', promise, 20,
       CASE WHEN NOT open THEN promise - used END, 'officer' || d || '-' || h / 12 % 5,
       submitted + h % 180000 * interval '1 second', NULL, (h / 19 % 10 = 0)::integer, (h / 23 % 50 = 0)::integer,
       CASE WHEN rated THEN (ARRAY['very_satisfied', 'satisfied', 'acceptable', 'dissatisfied', 'very_dissatisfied'])
         [1 + h / 31 % 5] END,
       CASE WHEN rated THEN submitted + interval '5 days' END, CASE WHEN rated AND h / 31 % 5 > 2 THEN h / 37 % 3 > 0 END
     FROM (
       SELECT *, CASE WHEN NOT open THEN 'completed'
           ELSE (ARRAY['pre_review', 'awaiting_supplement', 'awaiting_acceptance', 'under_approval', 'awaiting_issuance'])
             [1 + step] END AS stage,
         CASE WHEN open THEN (ARRAY['prereview', 'window', 'acceptance', 'handler', 'issuer'])[1 + step] END AS role,
         h / 11 % 8 AS used, 5 + h / 17 % 3 * 5 AS promise, NOT open AND h / 29 % 3 = 0 AS rated
       FROM (
         SELECT i, h, h % 12 AS d, (ARRAY['441500', '441521', '410000'])[1 + h % 12 % 3] AS region,
           h / 12 % 8 = 0 AS open, h / 96 % 5 AS step, now() - (i % 100000) * interval '10 minutes' AS submitted,
           date_trunc('second', now()) + (h % 3000) * interval '7 minutes' AS due
         FROM (SELECT i, abs(hashint4(i)) AS h FROM generate_series((SELECT count(*)::integer + 1 FROM case_row WHERE case_no LIKE 'N%'), $1::integer) AS i) numbers
       ) cases
     ) stages`,
    [count],
  );
  await db.sql('ALTER TABLE case_row ENABLE TRIGGER USER');
  await db.sql('ALTER TABLE case_participant DISABLE TRIGGER case_participant_tally');
  await db.sql(
    `INSERT INTO case_participant (case_no, user_id, kind, at)
     SELECT case_no, 'handler' || d + 12 * CASE WHEN due_at = 'infinity' THEN h % 4 ELSE h % 50 END, 'handled', now()
     FROM (SELECT *, substr(department_id, 2)::integer AS d, abs(hashtext(case_no)) AS h
       FROM case_row WHERE case_no LIKE 'N%') r
     ON CONFLICT DO NOTHING`,
  );
  await db.sql('ALTER TABLE case_participant ENABLE TRIGGER case_participant_tally');
  await rebuildTally(db.store.database);
  await db.sql('VACUUM ANALYZE case_tally');
  await db.sql('VACUUM ANALYZE handled_tally');
  await db.sql('VACUUM ANALYZE case_row');
  // The first turn says from when on days have cells.
  await db.store.statisticsFolding.fold(epochMs(Date.now()));
  await mendCells(db.store.database);
  await db.sql('VACUUM ANALYZE statistics_cell');
  await db.sql('VACUUM ANALYZE statistics_group');
  await db.sql('VACUUM ANALYZE case_participant');
}

/** The first event of each seeded case, one effect that was carried out and one receipt: so large are their indexes then. */
export async function seedLogs(db: ScratchDatabase): Promise<void> {
  await db.sql(
    `INSERT INTO case_event (case_no, seq, type, at, actor_id, actor_name, actor_role, data, hash)
     SELECT case_no, 1, 'submitted', submitted_at, owner_id, applicant_name, 'applicant', '{}', md5(case_no) || md5(owner_id)
     FROM case_row WHERE case_no LIKE 'N%'`,
  );
  await db.sql(
    `INSERT INTO effect (key, case_no, seq, kind, body, status, done_at)
     SELECT case_no || ':1:0', case_no, 1, 'message', '{}', 'done', submitted_at FROM case_row WHERE case_no LIKE 'N%'`,
  );
  await db.sql(
    `INSERT INTO command_receipt (request_id, case_no, fingerprint, answer)
     SELECT gen_random_uuid(), case_no, md5(case_no), '{}' FROM case_row WHERE case_no LIKE 'N%'`,
  );
  for (const table of ['case_event', 'effect', 'command_receipt']) await db.sql(`VACUUM ANALYZE ${table}`);
}
