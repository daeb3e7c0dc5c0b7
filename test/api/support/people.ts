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

/** Adds a business system that may do what the known one may, with the same secret. */
export async function addClient(clientId: string, like: string, connectionString: string): Promise<void> {
  const client = new Client({ connectionString });
  await client.connect();
  try {
    await client.query(
      `INSERT INTO client (client_id, name, secret_hash, posts, sample)
       SELECT $1, $1, secret_hash, posts, false FROM client WHERE client_id = $2 ON CONFLICT DO NOTHING`,
      [clientId, like],
    );
  } finally {
    await client.end();
  }
}
