export interface OsUser {
  uid: number;
  gid: number;
}

/** Whom to run PostgreSQL as, or undefined when this process is not root. */
export function postgresUser(dataDir: string): OsUser | undefined;

/** The command line that runs `command` as `user`, able to reach `paths` also below closed folders. */
export function asUser(
  user: OsUser | undefined,
  paths: readonly string[],
  command: string,
  args: readonly string[],
): { command: string; args: readonly string[]; uid?: number; gid?: number };
