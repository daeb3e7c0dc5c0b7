import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';

const run = promisify(execFile);
const built = (name: string) => path.resolve('dist/apps/worker', name);

/** A process with a watch and a thread that runs `code` as the SDK runs workflow code. */
const program = (code: string) => `
  import vm from 'node:vm';
  import { Worker } from 'node:worker_threads';
  import { watchWorkflowThreads } from ${JSON.stringify(built('workflow-watch.js'))};
  watchWorkflowThreads((seconds) => { console.log('stuck for ' + seconds); process.exit(7); });
  const source = ${JSON.stringify(`
    import vm from 'node:vm';
    const context = vm.createContext({});
    const options = { timeout: 60_000 };
    ${code}
  `)};
  new Worker(new URL('data:text/javascript,' + encodeURIComponent(source)), { execArgv: ['--import', ${JSON.stringify(built('workflow-threads.js'))}] }).on('exit', (code) => { console.log('thread ended with ' + code); process.exit(0); });
`;
const watched = (code: string) =>
  run(process.execPath, ['--input-type', 'module', '--eval', program(code)]).then(
    ({ stdout }) => ({ code: 0, stdout }),
    (error: { code: number; stdout: string }) => ({ code: error.code, stdout: error.stdout }),
  );

it('ends a process whose workflow code never yields', async () => {
  const ended = await watched(`new vm.Script('for (;;) {}').runInContext(context, options)`);
  expect(ended).toEqual({ code: 7, stdout: 'stuck for 5\n' });
});

it('lets code run that is called often, throws, or is called within a call', async () => {
  const ended = await watched(`
    const thrown = new vm.Script('throw new Error()');
    const nested = new vm.Script('again()');
    context.again = () => new vm.Script('1 + 1').runInContext(context, options);
    const until = Date.now() + 7_000;
    while (Date.now() < until) {
      nested.runInContext(context, options);
      try { thrown.runInContext(context, options); } catch {}
    }
  `);
  expect(ended).toEqual({ code: 0, stdout: 'thread ended with 0\n' });
});
