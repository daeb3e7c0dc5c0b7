import { type EpochMs, epochMs, toRfc3339 } from '#libs/domain/time/index.js';
import type { Logger } from '#libs/observability/index.js';
import { type CaseChange, type CaseChanges, MAX_CHANGES, type StoredCaseRow } from '#libs/persistence/index.js';

/** How often the database is asked what changed, while anybody watches. */
const EVERY_MS = 500;
/** A transaction is told of by its start and seen at its end: what began this long before the last look is looked at again. */
const OVERLAP_MS = 5_000;
/** The counts of one watcher are asked for at most this often. */
const COUNTS_EVERY_MS = 1_000;

export type Send = (event: string, data: object) => void;

/** What one watcher is told. */
export interface Lens {
  /** Whether the case is theirs to see, so that its changes may change their counts. */
  readonly sees: (row: StoredCaseRow) => boolean;
  /** Whether a change of the case is told by itself, too; every change when left out. */
  readonly tells?: (row: StoredCaseRow) => boolean;
  readonly counts: () => Promise<object>;
}

interface Watcher {
  readonly lens: Lens;
  readonly send: Send;
  countsAskedAt: number;
  wantsCounts: boolean;
  told: string;
}

/** Tells every watcher of changed cases that are theirs to see, and of their counts. One feed for each process. */
export class LiveFeed {
  readonly #watchers = new Set<Watcher>();
  /** Last event told, by case: what the overlap shows again is passed over. */
  #seen = new Map<string, { readonly seq: number; readonly at: number }>();
  #since: EpochMs | undefined;
  #timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly changes: CaseChanges,
    private readonly logger: Logger,
    private readonly now: () => number,
  ) {}

  /** Watches until the answered function is called. */
  watch(lens: Lens, send: Send): () => void {
    const watcher: Watcher = { lens, send, countsAskedAt: 0, wantsCounts: true, told: '' };
    this.#watchers.add(watcher);
    this.#timer ??= setTimeout(() => void this.#look(), 0);
    return () => {
      this.#watchers.delete(watcher);
      if (this.#watchers.size === 0) this.close();
    };
  }

  close(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#since = undefined;
    this.#seen.clear();
  }

  async #look(): Promise<void> {
    try {
      const startedAt = await this.changes.now();
      if (this.#since !== undefined) this.#tell(await this.changes.since(this.#since), startedAt);
      this.#since = epochMs(startedAt - OVERLAP_MS);
      await this.#tellCounts();
    } catch (error) {
      // The next look covers what this one missed: #since did not move.
      this.logger.warn({ err: error }, 'changes could not be looked for');
    }
    if (this.#watchers.size > 0) this.#timer = setTimeout(() => void this.#look(), EVERY_MS);
  }

  #tell(changes: readonly CaseChange[], at: number): void {
    const fresh = changes.filter(({ row, seq }) => (this.#seen.get(row.caseNo)?.seq ?? 0) < seq);
    for (const { row, seq } of fresh) this.#seen.set(row.caseNo, { seq, at });
    for (const [caseNo, seen] of this.#seen) if (seen.at < at - 4 * OVERLAP_MS) this.#seen.delete(caseNo);
    if (fresh.length === 0) return;
    const tooMany = changes.length > MAX_CHANGES;
    for (const watcher of this.#watchers) {
      const { sees, tells = () => true } = watcher.lens;
      const mine = fresh.filter(({ row }) => sees(row));
      if (tooMany) watcher.send('resync', {});
      else for (const change of mine) if (tells(change.row)) watcher.send('changed', changeView(change));
      watcher.wantsCounts ||= tooMany || mine.length > 0;
    }
  }

  async #tellCounts(): Promise<void> {
    const now = this.now();
    for (const watcher of this.#watchers) {
      if (!watcher.wantsCounts || now - watcher.countsAskedAt < COUNTS_EVERY_MS) continue;
      watcher.countsAskedAt = now;
      watcher.wantsCounts = false;
      const counts = await watcher.lens.counts();
      const text = JSON.stringify(counts);
      if (text !== watcher.told) watcher.send('counts', counts);
      watcher.told = text;
    }
  }
}

const changeView = ({ row, seq, type, at, actorName }: CaseChange): object => ({
  caseNo: row.caseNo,
  rev: row.rev,
  stage: row.stage,
  card: row.card,
  seq,
  type,
  at: toRfc3339(at),
  by: actorName,
});
