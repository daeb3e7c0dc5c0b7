import 'reflect-metadata';
import { NATIONAL_CALENDAR } from '#libs/domain/calendar/index.js';
import { Calendars, Database, drift, migrate, rebuild, rebuildTally, verifyLog } from '#libs/persistence/index.js';
import { fileCheck } from './files.js';
import { seed } from './seed.js';
import { Settings } from './settings.js';

/** Answers the exit code; `args` follow the command's name. */
type Command = (settings: Settings, args: readonly string[]) => Promise<number>;

const print = (line: string): void => console.log(line);

const COMMANDS: Readonly<Record<string, Command>> = {
  /** Brings the schema up to date and sees that the national calendar is there. */
  async migrate(settings) {
    const done = await migrate({ databaseUrl: settings.databaseUrl });
    await withDatabase(settings, (db) => new Calendars(db).put(NATIONAL_CALENDAR));
    print(done.length > 0 ? `Migrated: ${done.join(', ')}` : 'The schema is up to date');
    return 0;
  },

  async seed(settings) {
    print(await seed(settings));
    return 0;
  },

  'verify-log': (settings) =>
    withDatabase(settings, async (db) => {
      const report = await verifyLog(db, settings.keys, await fileCheck(settings.files));
      for (const fault of report.faults) print(JSON.stringify(fault));
      const { cases, events, files, faults } = report;
      print(`${cases} cases, ${events} events, ${files} files checked: ${faults.length} problems`);
      return faults.length > 0 ? 1 : 0;
    }),

  rebuild: (settings) =>
    withDatabase(settings, async (db) => {
      const { cases, mended, left, cells } = await rebuild(db, settings.keys);
      for (const fault of [...mended, ...cells]) print(`mended ${JSON.stringify(fault)}`);
      for (const fault of left) print(`not mended, bring the log back from a backup: ${JSON.stringify(fault)}`);
      const counts = await rebuildTally(db);
      for (const { place, tallied, counted } of counts) print(`mended count of ${place}: ${tallied}, now ${counted}`);
      const differences = mended.length + cells.length + counts.length;
      print(`${cases} cases: ${differences} differences mended, ${left.length} left`);
      return left.length > 0 ? 1 : 0;
    }),

  // The engine's library is large: only these two load it.
  async reconcile(settings, args) {
    const { reconcile } = await import('./reconcile/index.js');
    return reconcile(settings, args, print);
  },

  async 'roll-out'(settings, args) {
    const { rollOut } = await import('./roll-out/index.js');
    return rollOut(settings, args, print);
  },

  async backup(settings, args) {
    return (await import('./backup/index.js')).backup(settings, args, print);
  },
  async 'keep-log'(settings, args) {
    return (await import('./backup/index.js')).keepTheLog(settings, args, print);
  },
  async restore(settings, args) {
    return (await import('./backup/index.js')).restoreInto(settings, args, print);
  },

  async drift({ databaseUrl }) {
    const pending = await drift({ databaseUrl });
    for (const statement of pending) print(statement);
    print(pending.length > 0 ? 'Entities and migrations differ' : 'Entities and migrations agree');
    return pending.length > 0 ? 1 : 0;
  },
};

async function withDatabase<T>(settings: Settings, work: (db: Database) => Promise<T>): Promise<T> {
  const db = await Database.open({ databaseUrl: settings.databaseUrl, poolSize: 2, applicationName: 'tongban-cli' });
  try {
    return await work(db);
  } finally {
    await db.close();
  }
}

async function main([name = '', ...args]: readonly string[]): Promise<number> {
  const command = COMMANDS[name];
  if (!command) {
    console.error(`用法 / Usage: node dist/apps/cli/main.js <${Object.keys(COMMANDS).join(' | ')}>`);
    return 2;
  }
  return command(new Settings(process.env), args);
}

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
