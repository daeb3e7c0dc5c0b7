// `npm run sizing`: writes what a district, a city and a province need into docs/sizing.md, computed from what was measured
// and what is assumed (ops/sizing). `-- --take` takes over what `npm run bench -- --only=sizing` has measured last.
import { copyFile, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const PAGE = path.join(root, 'docs/sizing.md');
const MEASURED = path.join(root, 'ops/sizing/measured.json');
const [BEGIN, END] = ['<!-- computed by npm run sizing -->', '<!-- end -->'];
/** One process that fails is not noticed. */
const AT_LEAST = 2;

/** See sizing.d.mts. */
export function needOf(population, measured, given) {
  const cases = population * given.casesPerHead;
  const officeSeconds = given.workingDays * given.officeHours * 3600;
  const actionsAtPeak = ((cases * given.actionsPerCase) / officeSeconds) * given.peakFactor;
  const readsAtPeak = actionsAtPeak * given.readsPerAction;
  const { cpuMsPerAction: action, cpuMsPerRead: read, memoryMB } = measured;
  const coresOf = (part, more = 0) =>
    (actionsAtPeak * (action[part] + more) + readsAtPeak * read[part]) / 1000 / given.utilisation;
  const cores = {
    api: coresOf('api'),
    worker: coresOf('worker'),
    temporal: coresOf('temporal'),
    postgres: coresOf('postgres', action.temporal * given.databaseShareOfEngine),
  };
  const processes = {
    api: Math.max(AT_LEAST, Math.ceil(cores.api / given.coresPerApi)),
    worker: Math.max(AT_LEAST, Math.ceil(cores.worker / given.coresPerWorker)),
    temporal: Math.max(AT_LEAST, Math.ceil(cores.temporal / 2)),
  };
  const memoryOf = (part) => (processes[part] * memoryMB[part] * given.memoryHeadroom) / 1024;
  const record = (cases * measured.bytesPerCase) / 1e9;
  const histories = (((cases * given.historyDays) / 365) * measured.historyBytesPerCase * given.historyOverhead) / 1e9;
  return {
    population,
    cases,
    actionsAtPeak,
    readsAtPeak,
    cores,
    processes,
    memoryGB: {
      api: memoryOf('api'),
      worker: memoryOf('worker'),
      temporal: memoryOf('temporal'),
      postgres: Math.max(given.databaseMinGB, record * given.hotShareOfYear),
    },
    diskGB: {
      record,
      histories,
      attachments: (cases * given.attachmentMBPerCase) / 1000,
      backups: (record + histories) * given.backupFactor,
    },
  };
}

const number = (value) => {
  if (value < 0.1) return '< 0.1';
  if (value >= 100) return Math.round(value).toLocaleString('en-US');
  return value >= 10 ? String(Math.round(value)) : String(Math.round(value * 10) / 10);
};
const disk = (gb) => (gb >= 1000 ? `${number(gb / 1000)} TB` : `${number(gb)} GB`);
const row = (cells) => `| ${cells.join(' | ')} |`;
const table = (head, rows) => [row(head), row(head.map(() => '---')), ...rows.map(row)].join('\n');

/** See sizing.d.mts. */
export function tables(measured, given) {
  const names = Object.keys(given.places);
  const needs = names.map((name) => needOf(given.places[name], measured, given));
  const each = (what, of) => [what, ...needs.map(of)];
  const sum = (parts) => Object.values(parts).reduce((all, part) => all + part, 0);
  const place = table(
    ['', ...names],
    [
      each('people', ({ population }) => number(population)),
      each('cases a year', ({ cases }) => number(cases)),
      each('actions a second, busiest hour', ({ actionsAtPeak }) => number(actionsAtPeak)),
      each('reads a second, busiest hour', ({ readsAtPeak }) => number(readsAtPeak)),
      each('**API**: processes · cores · memory', (n) => parts(n, 'api')),
      each('**worker**: processes · cores · memory', (n) => parts(n, 'worker')),
      each('**Temporal**: processes · cores · memory', (n) => parts(n, 'temporal')),
      each('**PostgreSQL**: cores · memory', (n) => `${number(n.cores.postgres)} · ${number(n.memoryGB.postgres)} GB`),
      each('all cores · all memory', ({ cores, memoryGB }) => `${number(sum(cores))} · ${number(sum(memoryGB))} GB`),
      each('disk a year: record', ({ diskGB }) => disk(diskGB.record)),
      each('disk a year: attachments', ({ diskGB }) => disk(diskGB.attachments)),
      each('disk that stays the same: histories', ({ diskGB }) => disk(diskGB.histories)),
      each('disk for backups of a year', ({ diskGB }) => disk(diskGB.backups)),
    ],
  );
  const { cpuMsPerAction: action, cpuMsPerRead: read, memoryMB } = measured;
  const process = table(
    ['', 'API', 'worker', 'Temporal', 'PostgreSQL'],
    [
      ['CPU an action, ms', ...[action.api, action.worker, action.temporal, action.postgres].map(number)],
      ['CPU a read, ms', ...[read.api, read.worker, read.temporal, read.postgres].map(number)],
      ['memory under load, MB', ...[memoryMB.api, memoryMB.worker, memoryMB.temporal, memoryMB.postgres].map(number)],
    ],
  );
  return `## What a place needs
${place}

## Measured
\`${measured.command}\`, ${measured.date}, ${measured.machine}: ${number(measured.cases)} cases from opening to hand-over, ${measured.actionsPerCase} actions each.

${process}

A case leaves ${number(measured.rowsPerCase)} rows and ${number(measured.bytesPerCase / 1000)} kB in PostgreSQL (indexes and what updates leave behind
are in it), and a history of ${number(measured.historyBytesPerCase / 1000)} kB in Temporal, which goes after its retention.`;
}

const parts = ({ processes, cores, memoryGB }, part) =>
  `${processes[part]} · ${number(cores[part])} · ${number(memoryGB[part])} GB`;

/** See sizing.d.mts. */
export function withTables(page, made) {
  const [before, after] = [page.indexOf(BEGIN), page.indexOf(END)];
  if (before === -1 || after < before) throw new Error(`docs/sizing.md has lost its markers ${BEGIN} … ${END}`);
  return `${page.slice(0, before + BEGIN.length)}\n${made}\n${page.slice(after)}`;
}

async function main() {
  if (process.argv.includes('--take')) await copyFile(path.join(root, 'bench-results/sizing.json'), MEASURED);
  const [measured, assumptions] = await Promise.all(
    [MEASURED, path.join(root, 'ops/sizing/assumptions.json')].map(async (file) =>
      JSON.parse(await readFile(file, 'utf8')),
    ),
  );
  await writeFile(PAGE, withTables(await readFile(PAGE, 'utf8'), tables(measured, assumptions)));
  console.log('docs/sizing.md is computed');
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await main();
