import { type ExportResult, ExportResultCode } from '@opentelemetry/core';
import type { ReadableSpan, SpanExporter } from '@opentelemetry/sdk-trace';
import { faultOf } from '../fault.js';

/** Says once that a collector is away and once that it is back, not with every batch. */
export class ToldOnce implements SpanExporter {
  #isAway = false;

  constructor(
    private readonly exporter: SpanExporter,
    private readonly tell: (fields: object, text: string) => void,
  ) {}

  export(spans: ReadableSpan[], done: (result: ExportResult) => void): void {
    this.exporter.export(spans, (result) => {
      const isAway = result.code !== ExportResultCode.SUCCESS;
      if (isAway && !this.#isAway) this.tell({ fault: faultOf(result.error) }, 'traces do not reach the collector');
      if (!isAway && this.#isAway) this.tell({}, 'traces reach the collector again');
      this.#isAway = isAway;
      done(result);
    });
  }

  forceFlush = (): Promise<void> => this.exporter.forceFlush?.() ?? Promise.resolve();
  shutdown = (): Promise<void> => this.exporter.shutdown();
}
