import { Client } from 'pg';
import { inject } from 'vitest';
import type { Post } from '#libs/domain/identity/index.js';

export interface NewPerson {
  readonly username: string;
  readonly name: string;
  readonly posts: readonly Post[];
  readonly windowId?: string;
  readonly disabled?: boolean;
}

/** Adds accounts beside the sample ones, with the samples' password; whoever is there already stays. */
export async function addPeople(
  people: readonly NewPerson[],
  connectionString: string = inject('databaseUrl'),
): Promise<void> {
  const client = new Client({ connectionString });
  await client.connect();
  try {
    for (const { username, name, posts, windowId = null, disabled = false } of people)
      await client.query(
        `INSERT INTO account (username, name, password_hash, posts, window_id, sample, disabled_at)
         SELECT $1, $2, password_hash, $3, $4, false, CASE WHEN $5 THEN now() END FROM account WHERE username = 'handler'
         ON CONFLICT DO NOTHING`,
        [username, name, JSON.stringify(posts), windowId, disabled],
      );
  } finally {
    await client.end();
  }
}
