import pg from 'pg';
import type { Told } from '../told.js';
import { checkAnswers } from './answers.js';
import { checkEffects } from './effects.js';
import { checkEngine } from './engine.js';
import { checkRecord } from './record.js';

export interface Places {
  readonly databaseUrl: string;
  readonly temporalAddress: string;
  readonly url: string;
}

/** Compares what clients were told with all that is kept; by kind, what contradicts it. Shares no code with the product. */
export async function check(told: Told, places: Places): Promise<Readonly<Record<string, readonly string[]>>> {
  const db = new pg.Client({ connectionString: places.databaseUrl });
  await db.connect();
  try {
    return {
      'what clients saw': told.contradictions,
      record: await checkRecord(db, told),
      effects: await checkEffects(db, told),
      engine: await checkEngine(places.temporalAddress, told),
      answers: await checkAnswers(places.url, told),
    };
  } finally {
    await db.end();
  }
}

/** Effects that are still on their way. */
export async function effectsWaiting(databaseUrl: string): Promise<number> {
  const db = new pg.Client({ connectionString: databaseUrl });
  await db.connect();
  try {
    const { rows } = await db.query<{ total: number }>(
      `SELECT count(*)::integer AS total FROM effect WHERE status = 'waiting'`,
    );
    return rows[0]!.total;
  } finally {
    await db.end();
  }
}
