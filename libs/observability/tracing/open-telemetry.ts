import {
  context,
  type Context,
  ROOT_CONTEXT,
  type Span as ApiSpan,
  SpanKind,
  SpanStatusCode,
  trace,
  type TraceFlags,
} from '@opentelemetry/api';
import { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks';
import { parseTraceParent } from '@opentelemetry/core';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { resourceFromAttributes } from '@opentelemetry/resources';
import { BatchSpanProcessor, TracerProvider } from '@opentelemetry/sdk-trace';
import { faultOf } from '../fault.js';
import { samplerOf } from './sampler.js';
import type { TracingOptions, TracingSettings } from './start.js';
import { ToldOnce } from './told-once.js';
import type { OpenSpan, SpanOptions, Tracing } from './tracing.js';

/** Small: the collector does the batching, and a process that is killed loses as little as this. */
const EVERY_MS = 1000;
/** A process that leaves does not wait longer for its collector. */
const LEAVE_MS = 2000;

const KINDS = { server: SpanKind.SERVER, client: SpanKind.CLIENT } as const;

/** Traces by the OpenTelemetry SDK, sent in batches beside the work; a full queue drops spans, it never holds anything up. */
export function openTelemetry(settings: TracingSettings, { atTheEdge, tell }: TracingOptions): Tracing {
  context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable());
  const exporter = new OTLPTraceExporter({ url: `${settings.endpoint.replace(/\/+$/, '')}/v1/traces` });
  const provider = new TracerProvider({
    resource: resourceFromAttributes({ 'service.name': settings.service }),
    sampler: samplerOf(settings, atTheEdge),
    spanProcessors: [
      new BatchSpanProcessor({ exporter: new ToldOnce(exporter, tell), scheduledDelayMillis: EVERY_MS }),
    ],
  });
  const tracer = provider.getTracer('tongban');
  const current = (): ApiSpan | undefined => trace.getSpan(context.active());

  function open(name: string, { kind, attributes = {}, parent, link }: SpanOptions): OpenSpan {
    const cause = link ? parseTraceParent(link) : null;
    const options = {
      ...(kind && { kind: KINDS[kind] }),
      attributes,
      ...(cause && { links: [{ context: cause }] }),
    };
    const around = aroundOf(parent);
    const span = tracer.startSpan(name, options, around);
    return {
      set: (more) => void span.setAttributes(more),
      fail: (fault) => void failed(span, fault),
      within: (work) => context.with(trace.setSpan(around, span), work),
      end: () => span.end(),
    };
  }

  return {
    isOn: true,
    open,
    async span(name, options, work) {
      const span = open(name, options);
      try {
        return await span.within(() => work(span));
      } catch (error) {
        span.fail(faultOf(error));
        throw error;
      } finally {
        span.end();
      }
    },
    statement(name, startedAt, error) {
      if (!current()?.isRecording()) return;
      const attributes = { 'db.system.name': 'postgresql', 'db.query.summary': name };
      const span = tracer.startSpan(name, { kind: SpanKind.CLIENT, startTime: startedAt, attributes });
      if (error !== undefined) failed(span, faultOf(error));
      span.end();
    },
    traceparent: () => traceparentOf(current()),
    recorded: () => (current()?.isRecording() ? traceparentOf(current()) : undefined),
    traceId: () => current()?.spanContext().traceId,
    async stop() {
      const late = new Promise<void>((resolve) => setTimeout(resolve, LEAVE_MS).unref());
      // A collector that is away was told of; what could not be sent is lost with this process.
      await Promise.race([provider.shutdown().catch(() => undefined), late]);
      context.disable();
    },
  };
}

function failed(span: ApiSpan, fault: string): void {
  span.setAttribute('error.type', fault);
  span.setStatus({ code: SpanStatusCode.ERROR });
}

function aroundOf(parent: string | undefined): Context {
  const caller = parent === undefined ? null : parseTraceParent(parent);
  return caller ? trace.setSpanContext(ROOT_CONTEXT, { ...caller, isRemote: true }) : context.active();
}

function traceparentOf(span: ApiSpan | undefined): string | undefined {
  if (!span) return undefined;
  const { traceId, spanId, traceFlags } = span.spanContext();
  return `00-${traceId}-${spanId}-${flags(traceFlags)}`;
}

const flags = (given: TraceFlags): string => given.toString(16).padStart(2, '0');
