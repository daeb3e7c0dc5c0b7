export interface Command {
  readonly command: string;
  readonly args: readonly string[];
  readonly env: NodeJS.ProcessEnv;
}
/** Throws what to install when there is none. */
export function findSchemathesis(options?: { log?: (line: string) => void }): Promise<Command>;
