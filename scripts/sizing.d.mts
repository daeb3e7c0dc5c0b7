import type { Measured } from '#test/bench/sizing.js';

/** What one place needs; rates a second, cores, GB. */
export interface Need {
  readonly population: number;
  readonly cases: number;
  readonly actionsAtPeak: number;
  readonly readsAtPeak: number;
  readonly cores: Readonly<Record<'api' | 'worker' | 'temporal' | 'postgres', number>>;
  readonly processes: Readonly<Record<'api' | 'worker' | 'temporal', number>>;
  readonly memoryGB: Readonly<Record<'api' | 'worker' | 'temporal' | 'postgres', number>>;
  readonly diskGB: Readonly<Record<'record' | 'histories' | 'attachments' | 'backups', number>>;
}
/** Of ops/sizing/assumptions.json; docs/sizing.md says where each comes from. */
export interface Assumptions {
  /** People of each. */
  readonly places: Readonly<Record<string, number>>;
  readonly casesPerHead: number;
  readonly actionsPerCase: number;
  readonly readsPerAction: number;
  readonly workingDays: number;
  readonly officeHours: number;
  readonly peakFactor: number;
  readonly utilisation: number;
  readonly databaseShareOfEngine: number;
  readonly coresPerApi: number;
  readonly coresPerWorker: number;
  readonly memoryHeadroom: number;
  readonly hotShareOfYear: number;
  readonly databaseMinGB: number;
  readonly attachmentMBPerCase: number;
  readonly historyDays: number;
  readonly historyOverhead: number;
  readonly backupFactor: number;
}

export function needOf(population: number, measured: Measured, assumptions: Assumptions): Need;
/** The page's tables, as they stand between its markers. */
export function tables(measured: Measured, assumptions: Assumptions): string;
/** The page with these tables in it. */
export function withTables(page: string, made: string): string;
