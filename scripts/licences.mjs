// Every package of the lock file has a licence that goes with the product's, and every package that the product names is
// pinned to one version and earns its line in docs/dependencies.md. What only development needs may be a little freer.
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const read = (name) => readFile(path.join(root, name), 'utf8');

const ANYWHERE = [
  'MIT',
  'MIT-0',
  'ISC',
  '0BSD',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'Apache-2.0',
  'BlueOak-1.0.0',
  'CC0-1.0',
  'Unlicense',
  'Zlib',
  'Python-2.0',
];
/** Weak copyleft that is not shipped. */
const IN_DEVELOPMENT = ['MPL-2.0', 'CC-BY-3.0', 'OFL-1.1'];
/** Looked at by a person: the package, and the licence that its entry names. */
const LOOKED_AT = {
  // A table of browsers, named in the bundler's own licence file.
  'caniuse-lite': 'CC-BY-4.0',
  // A font: the OFL lets it be bundled with any program, and be embedded in documents without a condition on them.
  '@expo-google-fonts/noto-sans-sc': 'MIT AND OFL-1.1',
  // Its LICENSE is MIT; package.json forgets to say so.
  'png-js': undefined,
  // Its LICENSE is the Unlicense; package.json forgets to say so.
  unionfs: undefined,
};

/** Whether an SPDX expression is met by the licences: one of an OR, all of an AND. */
export function isMet(expression, allowed) {
  const text = expression.replace(/^\(|\)$/g, '');
  if (/ OR /.test(text)) return text.split(/ OR /).some((part) => isMet(part, allowed));
  if (/ AND /.test(text)) return text.split(/ AND /).every((part) => isMet(part, allowed));
  return allowed.includes(text.trim());
}

/** What is wrong with the packages of a lock file, a line each. */
export function licenceFaults({ packages }) {
  const faults = [];
  for (const [place, { license, dev = false, link = false }] of Object.entries(packages)) {
    if (place === '' || link) continue;
    const name = place.slice(place.lastIndexOf('node_modules/') + 'node_modules/'.length);
    if (Object.hasOwn(LOOKED_AT, name) && LOOKED_AT[name] === license) continue;
    const allowed = dev ? [...ANYWHERE, ...IN_DEVELOPMENT] : ANYWHERE;
    if (!license) faults.push(`${place} names no licence`);
    else if (!isMet(license, allowed)) faults.push(`${place} has licence ${license}${dev ? '' : ' at run time'}`);
  }
  return faults;
}

/** Packages of package.json that are not pinned, or of which the list says nothing. */
export function listFaults({ dependencies, devDependencies }, list) {
  const named = Object.entries({ ...dependencies, ...devDependencies });
  const short = (name) => name.slice(name.indexOf('/') + 1);
  return named.flatMap(([name, version]) => [
    ...(/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version) ? [] : [`${name} is not pinned: ${version}`]),
    ...(list.includes(`\`${name}\``) || list.includes(`\`${short(name)}\``)
      ? []
      : [`${name} has no line in docs/dependencies.md`]),
  ]);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [lock, own, list] = await Promise.all(['package-lock.json', 'package.json', 'docs/dependencies.md'].map(read));
  const faults = [...licenceFaults(JSON.parse(lock)), ...listFaults(JSON.parse(own), list)];
  for (const fault of faults) console.log(`! ${fault}`);
  if (faults.length > 0) process.exitCode = 1;
}
