/** What a span tells: names, numbers, ids of cases. Never a person's data, and never an error's sentence, which may quote it. */
export type Attributes = Readonly<Record<string, string | number | boolean>>;

export interface SpanOptions {
  /** Whether somebody else asked for it (`server`), or waits for somebody else (`client`). */
  readonly kind?: 'server' | 'client';
  readonly attributes?: Attributes;
  /** `traceparent` of who asked for it; one that can't be read, or none, leaves it below the current span. */
  readonly parent?: string | undefined;
  /** `traceparent` of what led to it without waiting for it. */
  readonly link?: string | null | undefined;
}

export interface Span {
  set(attributes: Attributes): void;
  /** By a code or a class name. */
  fail(fault: string): void;
}
/** A span that begins and ends in different places. */
export interface OpenSpan extends Span {
  /** Runs `work` with this span as the current one. */
  within<T>(work: () => T): T;
  end(): void;
}

/** Traces (调用链) of this process. Every part is given one; `NO_TRACING` does nothing and costs nothing. */
export interface Tracing {
  readonly isOn: boolean;
  /** Runs `work` in a span; when it rejects, the span failed. */
  span<T>(name: string, options: SpanOptions, work: (span: Span) => Promise<T>): Promise<T>;
  open(name: string, options: SpanOptions): OpenSpan;
  /** A statement that has just ended, below the current span. Nothing where no span is: idle watches would drown the rest. */
  statement(name: string, startedAt: number, error?: unknown): void;
  /** Of the current span, to be handed to the next process (W3C Trace Context). */
  traceparent(): string | undefined;
  /** The same where the span is recorded, to be kept for a link. */
  recorded(): string | undefined;
  traceId(): string | undefined;
  /** Sends what is left, within a bound. */
  stop(): Promise<void>;
}

const NO_SPAN: OpenSpan = {
  set: () => undefined,
  fail: () => undefined,
  within: (work) => work(),
  end: () => undefined,
};

export const NO_TRACING: Tracing = {
  isOn: false,
  span: (_name, _options, work) => work(NO_SPAN),
  open: () => NO_SPAN,
  statement: () => undefined,
  traceparent: () => undefined,
  recorded: () => undefined,
  traceId: () => undefined,
  stop: () => Promise.resolve(),
};
