import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

/** Runs `work` with the address of a process that answers case files with the bare SQL on the database. */
export async function withBareCases<T>(databaseUrl: string, work: (url: string) => Promise<T>): Promise<T> {
  const server = fork(fileURLToPath(new URL('./case-server.js', import.meta.url)), {
    env: { ...process.env, DATABASE_URL: databaseUrl },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  try {
    const [port] = (await once(server, 'message')) as [number];
    return await work(`http://127.0.0.1:${port}`);
  } finally {
    server.kill();
  }
}
