import type { QueryClient } from '@tanstack/react-query';
import { countsQuery, type QueueCounts } from './lists';
import { meQuery } from './session';
import { SUPERVISION } from './supervision';

/** `starting` until the first answer; `lost` while the page tries again. */
export type LineState = 'starting' | 'live' | 'lost';

/** The server beats every 15 seconds; after this long a silent line is a dead one. */
const SILENCE_MS = 40_000;
const FIRST_TRY_MS = 1_000;
const LAST_TRY_MS = 15_000;
/** Lists are asked anew at once, and then at most this often however many cases change. */
const LISTS_EVERY_MS = 1_000;

/**
 * The live line of one page: server-sent events that keep the lists, the counts and the open file right. It tries again
 * with growing pauses, rests while the page is hidden (a browser gives an address six lines in all), and asks for
 * everything anew after each break.
 */
export class LiveLine {
  #state: LineState = 'starting';
  #source: EventSource | undefined;
  #hadLine = false;
  #tries = 0;
  #retry: number | undefined;
  #watchdog: number | undefined;
  #listsAskedAt = 0;
  #listsLater: number | undefined;
  readonly #listeners = new Set<() => void>();

  constructor(private readonly client: QueryClient) {}

  readonly state = (): LineState => this.#state;
  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Holds the line until the answered function is called. */
  readonly start = (): (() => void) => {
    const onVisible = () => (document.hidden ? this.#rest() : this.#open());
    const onOffline = () => this.#lose();
    document.addEventListener('visibilitychange', onVisible);
    window.addEventListener('online', this.retry);
    window.addEventListener('offline', onOffline);
    onVisible();
    return () => {
      document.removeEventListener('visibilitychange', onVisible);
      window.removeEventListener('online', this.retry);
      window.removeEventListener('offline', onOffline);
      this.#rest();
    };
  };

  /** Tries at once, whatever the pause. */
  readonly retry = (): void => {
    this.#tries = 0;
    if (this.#state === 'lost' && !document.hidden) this.#open();
  };

  #open(): void {
    this.#rest();
    const source = new EventSource('/api/v1/cases/stream');
    this.#source = source;
    this.#watch();
    source.addEventListener('error', () => this.#lose());
    const on = (name: string, act: (data: unknown) => void) =>
      source.addEventListener(name, ({ data }: MessageEvent<string>) => {
        this.#watch();
        act(JSON.parse(data));
      });
    on('hello', () => this.#answered());
    on('beat', () => undefined);
    on('changed', (data) => {
      void this.client.invalidateQueries({ queryKey: ['case', (data as { caseNo: string }).caseNo] });
      this.#askLists();
    });
    on('counts', (data) => this.client.setQueryData(countsQuery.queryKey, data as QueueCounts));
    on('resync', () => this.#askAll());
    on('ended', () => {
      this.#rest();
      this.client.setQueryData(meQuery.queryKey, null);
    });
  }

  #answered(): void {
    this.#tries = 0;
    this.#change('live');
    if (this.#hadLine) this.#askAll();
    this.#hadLine = true;
  }

  /** No line for now, and none is wanted: nothing is said about it. */
  #rest(): void {
    this.#source?.close();
    this.#source = undefined;
    window.clearTimeout(this.#retry);
    window.clearTimeout(this.#watchdog);
    window.clearTimeout(this.#listsLater);
    this.#listsLater = undefined;
  }

  #lose(): void {
    this.#rest();
    this.#change('lost');
    // The line is refused where the sign-in has ended: that is found out by asking who is signed in.
    void this.client.invalidateQueries({ queryKey: meQuery.queryKey });
    const pause = Math.min(FIRST_TRY_MS * 2 ** this.#tries, LAST_TRY_MS);
    this.#tries += 1;
    // Many pages that lost their server at once do not come back all at once.
    this.#retry = window.setTimeout(() => !document.hidden && this.#open(), pause * (0.75 + Math.random() / 2));
  }

  #watch(): void {
    window.clearTimeout(this.#watchdog);
    this.#watchdog = window.setTimeout(() => this.#lose(), SILENCE_MS);
  }

  #askAll(): void {
    void this.client.invalidateQueries({ queryKey: ['case'] });
    void this.client.invalidateQueries({ queryKey: countsQuery.queryKey });
    void this.client.invalidateQueries({ queryKey: ['cases'] });
    void this.client.invalidateQueries({ queryKey: [SUPERVISION] });
  }

  #askLists(): void {
    if (this.#listsLater !== undefined) return;
    const wait = Math.max(0, this.#listsAskedAt + LISTS_EVERY_MS - Date.now());
    this.#listsLater = window.setTimeout(() => {
      this.#listsLater = undefined;
      this.#listsAskedAt = Date.now();
      void this.client.invalidateQueries({ queryKey: ['cases'] });
      void this.client.invalidateQueries({ queryKey: [SUPERVISION] });
    }, wait);
  }

  #change(state: LineState): void {
    this.#state = state;
    for (const listener of this.#listeners) listener();
  }
}
