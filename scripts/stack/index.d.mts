/** One supervised process of the stack. */
export interface StackPart {
  readonly name: string;
  /** Undefined while it does not run. */
  readonly pid: number | undefined;
  /** Ends this part alone (SIGKILL when no signal is named) and waits for its end; the rest of the stack stays. */
  kill(signal?: NodeJS.Signals): Promise<void>;
  /** Stops it gently where it still runs, starts it and waits until it is ready. */
  restart(): Promise<void>;
}

export type PartName = 'postgres' | 'temporal' | 'worker' | 'api';

export interface StackOptions {
  /** Holds all data: database, engine, attachments, secrets, logs. Made when missing; one stack at a time. */
  home: string;
  /** The API's port on 127.0.0.1; a free one when missing. */
  port?: number;
  /** `false` leaves a part out; all run by default. `oneShots`: migration and sample data. */
  parts?: Partial<Record<PartName | 'oneShots', boolean>>;
  /** Other programs than the built ones: Node's arguments (script first or after options), one-shots with a name before. */
  programs?: { oneShots?: string[][]; worker?: string[]; api?: string[] };
  /** Added to the environment of every process; also read for TEMPORAL_ADDRESS, DATABASE_URL and the like. */
  env?: Record<string, string>;
  /** `false` trades safety at a power cut for speed, for tests. */
  durable?: boolean;
  /** Parts whose end, when nobody asked for it, does not end the stack: whoever drills starts them again. */
  mayDie?: readonly PartName[];
  /** The `temporal` command to run; found or fetched when missing. */
  temporal?: string;
  /** Progress for a person, a line at a time. */
  log?: (line: string) => void;
  /** Stops a start half-way. */
  signal?: AbortSignal;
}

export interface Stack {
  readonly home: string;
  readonly url: string;
  /** Where the worker serves /metrics and /health. */
  readonly workerUrl: string;
  /** What every process of ours gets besides the caller's own environment. */
  readonly env: Record<string, string>;
  readonly databaseUrl: string;
  readonly temporalAddress: string;
  readonly parts: Record<PartName, StackPart>;
  /** Resolves when a part has ended by itself (its error) or the stack was stopped (undefined). */
  readonly ended: Promise<Error | undefined>;
  /** API, worker, Temporal, PostgreSQL, each within its time of grace; `hurry` ends all at once. */
  stop(options?: { hurry?: boolean }): Promise<void>;
}

/** Starts the stack and waits until every part is ready. Throws an error meant for a person, leaving nothing running. */
export function startStack(options: StackOptions): Promise<Stack>;
