/** One line of the benchmark's table: ours against a floor measured in the same run. */
export interface Measure {
  readonly measure: string;
  readonly value: string;
  readonly against: string;
  readonly ratio: number | null;
  readonly bar: string;
  readonly held: boolean;
}

export const atMost = (measure: string, value: number, against: number, bar: number, unit: string): Measure => ({
  measure,
  value: `${value.toFixed(2)} ${unit}`,
  against: `${against.toFixed(2)} ${unit}`,
  ratio: value / against,
  bar: `≤ ${bar} ×`,
  held: value / against <= bar,
});
export const atLeast = (measure: string, value: number, against: number, bar: number, unit: string): Measure => ({
  measure,
  value: `${value.toFixed(2)} ${unit}`,
  against: `${against.toFixed(2)} ${unit}`,
  ratio: value / against,
  bar: `≥ ${bar} ×`,
  held: value / against >= bar,
});
export const below = (measure: string, value: number, bar: number, unit: string): Measure => ({
  measure,
  value: `${value.toFixed(2)} ${unit}`,
  against: '–',
  ratio: null,
  bar: `≤ ${bar} ${unit}`,
  held: value <= bar,
});

/** Milliseconds. */
export async function timed(act: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await act();
  return performance.now() - start;
}

export const median = (values: readonly number[]): number => quantile(values, 0.5);
export function quantile(values: readonly number[], q: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * q))] ?? Number.NaN;
}

export interface Load {
  readonly perSecond: number;
  readonly p50: number;
  readonly p99: number;
  readonly count: number;
}

/** Drives `act` from `concurrency` clients for `seconds`; each client acts again as soon as it is answered. */
export async function drive(
  concurrency: number,
  seconds: number,
  act: (client: number) => Promise<void>,
): Promise<Load> {
  const times: number[] = [];
  const start = performance.now();
  const end = start + seconds * 1000;
  await Promise.all(
    Array.from({ length: concurrency }, async (_, client) => {
      while (performance.now() < end) {
        const began = performance.now();
        await act(client);
        times.push(performance.now() - began);
      }
    }),
  );
  const elapsed = (performance.now() - start) / 1000;
  return {
    perSecond: times.length / elapsed,
    p50: quantile(times, 0.5),
    p99: quantile(times, 0.99),
    count: times.length,
  };
}

export function printTable(rows: readonly Measure[]): void {
  console.log('| measure | value | against | ratio | bar | held |\n|---|---|---|---|---|---|');
  for (const { measure, value, against, ratio, bar, held } of rows) {
    console.log(
      `| ${measure} | ${value} | ${against} | ${ratio?.toFixed(2) ?? '–'} | ${bar} | ${held ? 'yes' : 'NO'} |`,
    );
  }
}
