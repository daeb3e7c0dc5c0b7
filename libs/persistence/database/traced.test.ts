import { expect, it } from 'vitest';
import { summaryOf, traced } from './traced.js';

it.each([
  [`SELECT "a"."id" FROM "account" "a" WHERE "a"."name" = '赵小娟' LIMIT 1`, 'SELECT account'],
  ['INSERT INTO "session" ("id") VALUES ($1)', 'INSERT session'],
  ['\n  UPDATE event_push d SET state = $1', 'UPDATE event_push'],
  ['DELETE FROM event_push WHERE ctid = ANY($1)', 'DELETE event_push'],
  ['COMMIT', 'COMMIT'],
  ['WITH first AS (SELECT 1) SELECT * FROM first', 'WITH first'],
])('of %s the summary is %s', (text, summary) => {
  expect(summaryOf(text)).toBe(summary);
});

it('a statement that fails is told with its error, and fails all the same', async () => {
  const told: unknown[] = [];
  const broken = Object.assign(new Error('value 110105'), { code: '22P02' });
  const queryable = traced(
    { query: () => Promise.reject(broken) },
    { isOn: true, recorded: () => undefined, statement: (name, _at, error) => told.push([name, error]) },
  );
  await expect(queryable.query({ name: 'record_case', text: 'SELECT 1', values: ['secret'] })).rejects.toBe(broken);
  expect(told).toEqual([['record_case', broken]]);
});
