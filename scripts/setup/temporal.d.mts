export interface FindOptions {
  /** TEMPORAL_CLI, PATH, TONGBAN_CACHE, XDG_CACHE_HOME, HOME, TONGBAN_TEMPORAL_DOWNLOAD (a mirror of the download). */
  env?: Record<string, string | undefined>;
  log?: (line: string) => void;
  signal?: AbortSignal;
}

export function cacheFolder(env?: Record<string, string | undefined>): string;

/** The path of a `temporal` command that works; throws an error that names the ways to provide one. */
export function findTemporal(options?: FindOptions): Promise<string>;
