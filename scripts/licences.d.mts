interface LockEntry {
  readonly license?: string;
  readonly dev?: boolean;
  readonly link?: boolean;
}
export function isMet(expression: string, allowed: readonly string[]): boolean;
export function licenceFaults(lock: { readonly packages: Readonly<Record<string, LockEntry>> }): string[];
export function listFaults(
  own: {
    readonly dependencies?: Readonly<Record<string, string>>;
    readonly devDependencies?: Readonly<Record<string, string>>;
  },
  list: string,
): string[];
