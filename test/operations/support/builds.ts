import { cp, mkdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { execFile } from 'node:child_process';
import { bundleWorkflowCode } from '@temporalio/worker';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const run = promisify(execFile);

/**
 * Another build of the product beside this one, in a folder of its own: the same but for its case workflow, which does
 * `before` (a statement of the workflow) and then what this one does.
 */
export async function buildBeside(folder: string, before: string): Promise<string> {
  await mkdir(folder, { recursive: true });
  await Promise.all([
    cp(path.join(root, 'package.json'), path.join(folder, 'package.json')),
    cp(path.join(root, 'dist'), path.join(folder, 'dist'), { recursive: true }),
    symlink(path.join(root, 'node_modules'), path.join(folder, 'node_modules')),
  ]);
  const entry = path.join(folder, 'dist/workflows/index.js');
  const former = await readFile(entry, 'utf8');
  const next = `import { patched, sleep, upsertMemo } from '@temporalio/workflow';
import { caseWorkflow as former } from './case/case-workflow.js';
export async function caseWorkflow(...args) {
  ${before}
  return former(...args);
}`;
  const own = /export \{ caseWorkflow \} from '[^']+';/;
  if (!own.test(former)) throw new Error('The workflows’ entry has no case workflow of its own');
  await writeFile(entry, former.replace(own, '') + next);
  const logger = { log() {}, trace() {}, debug() {}, info() {}, warn: console.warn, error: console.error };
  const { code } = await bundleWorkflowCode({ workflowsPath: entry, logger });
  const bundle = path.join(folder, 'dist/workflow-bundle.js');
  await rm(bundle);
  await writeFile(bundle, code);
  return folder;
}

/** An operator's command of the build in `folder`; answers its exit code and what it printed. */
export async function operate(folder: string, env: Record<string, string>, ...args: string[]) {
  const program = path.join(folder, 'dist/apps/cli/main.js');
  try {
    const { stdout } = await run(process.execPath, [program, ...args], { env: { ...process.env, ...env } });
    return { code: 0, said: stdout };
  } catch (error) {
    const { code, stdout, stderr } = error as { code: number; stdout: string; stderr: string };
    return { code, said: stdout + stderr };
  }
}

export const PRESENT = root;
