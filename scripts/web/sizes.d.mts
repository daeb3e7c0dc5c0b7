export interface FirstLoad {
  readonly name: string;
  /** The most that it may weigh. */
  readonly kilobytes: number;
  /** Scripts and styles below dist/web, sorted. */
  readonly files: readonly string[];
  readonly weight: number;
}
export function firstLoads(): Promise<FirstLoad[]>;
