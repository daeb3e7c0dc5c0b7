import { spawn } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { findSchemathesis } from '#scripts/setup/schemathesis.mjs';

/** What it ends would end the caller's own session; what streams never ends. */
const LEFT_OUT = 'auth/(logout|me/password)|/stream$';
const CHECKS = [
  'not_a_server_error',
  'status_code_conformance',
  'content_type_conformance',
  'response_headers_conformance',
  'response_schema_conformance',
];

export interface Caller {
  readonly name: string;
  /** Undefined for somebody who has not signed in. */
  readonly token: string | undefined;
}
export interface Fuzzing {
  readonly url: string;
  /** A case that there is: half of the callers ask for it, the others for whatever comes. */
  readonly caseNo: string | undefined;
  readonly phases: readonly ('examples' | 'coverage' | 'fuzzing')[];
  /** Made-up calls for each operation. */
  readonly examples: number;
  readonly seed: number;
}
export interface Fuzzed {
  readonly caller: string;
  readonly calls: number;
  readonly operations: number;
  readonly failures: readonly string[];
}
interface Report {
  readonly complete: boolean;
  readonly operations: { readonly tested: number };
  readonly test_cases: { readonly generated: number };
  readonly failures: readonly { readonly title: string; readonly operations: readonly string[] }[];
  readonly errors: readonly unknown[];
}

/** Calls every operation of the served document as this caller, and says what was answered against it. */
export async function fuzz({ name, token }: Caller, fuzzing: Fuzzing): Promise<Fuzzed> {
  const { url, caseNo, phases, examples, seed } = fuzzing;
  const { command, args, env } = await findSchemathesis();
  const folder = await mkdtemp(path.join(tmpdir(), 'tongban-fuzz-'));
  try {
    const config = path.join(folder, 'schemathesis.toml');
    await writeFile(config, caseNo === undefined ? '' : `[parameters]\n"path.caseNo" = "${caseNo}"\n`);
    const given = ['--config-file', config, 'run', `${url}/api/openapi.json`, '--no-color', '--warnings', 'off'];
    if (token !== undefined) given.push('--header', `Authorization: Bearer ${token}`);
    given.push('--checks', CHECKS.join(','), '--phases', phases.join(','), '--exclude-path-regex', LEFT_OUT);
    given.push('--max-examples', String(examples), '--seed', String(seed), '--generation-database', 'none');
    given.push('--workers', '2', '--continue-on-failure', '--report', 'json', '--report-dir', folder);
    const said = await outputOf(command, [...args, ...given], env);
    const file = (await readdir(folder)).find((entry) => entry.endsWith('.json'));
    if (!file) throw new Error(`Schemathesis left no report:\n${said}`);
    const report = JSON.parse(await readFile(path.join(folder, file), 'utf8')) as Report;
    if (!report.complete) throw new Error(`Schemathesis did not come to its end:\n${said}`);
    const failures = report.failures.map(({ title, operations }) => `${title}: ${operations.join(', ')}`);
    if (failures.length > 0) console.error(said);
    const { generated: calls } = report.test_cases;
    return { caller: name, calls, operations: report.operations.tested, failures };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** It ends with 1 where something was found, so its end says nothing that the report doesn't. */
function outputOf(command: string, args: readonly string[], env: NodeJS.ProcessEnv): Promise<string> {
  const child = spawn(command, args, { env, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += String(chunk)));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', () => resolve(output));
  });
}
