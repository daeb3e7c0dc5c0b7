import type { EventEmitter } from 'node:events';
import { expect, inject, it } from 'vitest';
import { Database } from '#libs/persistence/database/database.js';

it('a connection that the server ends between two statements ends its transaction, not the process', async () => {
  const database = await Database.open({ databaseUrl: inject('databaseUrl'), poolSize: 2 });
  try {
    const work = database.transaction(async (connection) => {
      const { rows } = await connection.query<{ pid: number }>({ text: 'SELECT pg_backend_pid() AS pid' });
      // The end comes over the line with no statement waiting for it.
      const ended = new Promise((resolve) => (connection as unknown as EventEmitter).on('end', resolve));
      await database.rows('SELECT pg_terminate_backend($1)', [rows[0]!.pid]);
      await ended;
      await connection.query({ text: 'SELECT 1' });
    });
    await expect(work).rejects.toThrow();
    await expect(database.rows('SELECT 1 AS one')).resolves.toEqual([{ one: 1 }]);
    expect(database.connections()).toMatchObject({ busy: 0, waiting: 0 });
  } finally {
    await database.close();
  }
});
