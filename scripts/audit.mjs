// Known weaknesses of the packages at run time, as the registry knows them: high and critical ones fail. A registry that
// answers no audits is said, and fails nothing: then whoever releases has to look elsewhere.
import { execFile } from 'node:child_process';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');

/** What an audit's JSON says: `unknown` where the registry did not answer it. */
export function verdictOf(text) {
  let report;
  try {
    report = JSON.parse(text);
  } catch {
    return { state: 'unknown' };
  }
  const counts = report.metadata?.vulnerabilities;
  if (!counts) return { state: 'unknown' };
  const bad = Object.entries(report.vulnerabilities ?? {}).filter(([, { severity }]) =>
    ['high', 'critical'].includes(severity),
  );
  return bad.length > 0 ? { state: 'weak', names: bad.map(([name]) => name) } : { state: 'sound' };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const text = await new Promise((resolve) => {
    execFile('npm', ['audit', '--json', '--omit=dev'], { cwd: root, maxBuffer: 64 << 20 }, (_error, stdout) =>
      resolve(stdout),
    );
  });
  const { state, names = [] } = verdictOf(text);
  if (state === 'unknown') console.log('! The registry answers no audits here: nothing is known of weaknesses.');
  for (const name of names) console.log(`! ${name} has a weakness of high severity; see \`npm audit\`.`);
  if (state === 'weak') process.exitCode = 1;
}
