import pg from 'pg';
import type { Stack } from '#scripts/stack/index.mjs';
import { Office } from '../support/office.js';

const ITEMS = ['防雷装置竣工验收', '建筑工程施工许可证'] as const;
/** An item has numbers for 9,999 cases a day. */
const NUMBERS = 9_000;
const AT_ONCE = 16;

/** Opens cases of items of their own, by turns, so that nobody else's numbers are used up; answers theirs. */
export async function openCases(stack: Stack, purpose: string, count: number): Promise<string[]> {
  const names = await copyItems(stack.databaseUrl, purpose, Math.ceil(count / ITEMS.length / NUMBERS));
  const office = new Office(stack.url);
  const applicant = await office.as('applicant');
  const applications = await Promise.all(names.map((name) => office.application(name)));
  const opened: string[] = [];
  let turn = 0;
  const open = async () => {
    while (opened.length < count) {
      const { status, body } = await applicant.open(applications[turn++ % names.length]!);
      if (status !== 201) throw new Error(`A case was not opened: ${JSON.stringify(body)}`);
      opened.push(body.caseNo);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, open));
  return opened;
}

/** Puts copies of ITEMS into the catalogue under names and codes of their own; answers the names. */
async function copyItems(databaseUrl: string, purpose: string, copies: number): Promise<string[]> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    const { rows } = await client.query<{ name: string }>(
      `WITH source AS (
         SELECT v.*, 100 + count(*) OVER () + row_number() OVER (ORDER BY name, n) AS no FROM item_version v,
           generate_series(1, $2) n WHERE name = ANY($1) AND status = 'published'
       ), taken AS (SELECT count(DISTINCT item_code) AS codes FROM item_version), copy AS (
         SELECT left(item_code, -4) || lpad((no + taken.codes)::text, 4, '0') AS code, name || $3 || no AS title, source.*
         FROM source, taken
       )
       INSERT INTO item_version (item_code, version, status, name, definition, published_at)
       SELECT code, version, status, title, definition || jsonb_build_object('itemCode', code, 'name', title), published_at
       FROM copy RETURNING name`,
      [ITEMS, copies, purpose],
    );
    return rows.map(({ name }) => name);
  } finally {
    await client.end();
  }
}
