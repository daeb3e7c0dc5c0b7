import { readdir } from 'node:fs/promises';
import { Client } from 'pg';
import { expect, inject } from 'vitest';

/** Tables that only requests write to; effects are carried out beside them. */
const TABLES = ['case_event', 'case_row', 'case_opening', 'case_number_counter', 'command_receipt', 'attachment'];

async function counted(): Promise<Record<string, number>> {
  const client = new Client({ connectionString: inject('databaseUrl') });
  await client.connect();
  try {
    const columns = TABLES.map((table) => `(SELECT count(*)::integer FROM ${table}) AS ${table}`).join(', ');
    const { rows } = await client.query<Record<string, number>>(`SELECT ${columns}`);
    const files = await readdir(inject('env').TONGBAN_FILES!, { recursive: true, withFileTypes: true });
    return { ...rows[0], files: files.filter((entry) => entry.isFile()).length };
  } finally {
    await client.end();
  }
}

/** Runs `work` and expects that neither database nor file store has more or less than before. */
export async function leavesNothingBehind<T>(work: () => Promise<T>): Promise<T> {
  const before = await counted();
  const answer = await work();
  expect(await counted()).toEqual(before);
  return answer;
}
