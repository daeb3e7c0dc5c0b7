import { randomBytes } from 'node:crypto';
import { ROOT_CONTEXT, SpanKind, trace } from '@opentelemetry/api';
import { SamplingDecision } from '@opentelemetry/sdk-trace';
import { describe, expect, it } from 'vitest';
import { samplerOf } from './sampler.js';
import type { TracingSettings } from './start.js';

/** How many of a thousand traces are kept whose caller says that it does, or does not, record its own. */
function keptOf(sampler: TracingSettings['sampler'], ratio: number, atTheEdge: boolean, callerRecords?: boolean) {
  const by = samplerOf({ endpoint: 'http://c', service: 's', sampler, ratio }, atTheEdge);
  const traces = Array.from({ length: 1000 }, () => randomBytes(16).toString('hex'));
  return traces.filter((traceId) => {
    const caller = { traceId, spanId: '0'.repeat(15) + '1', traceFlags: Number(callerRecords), isRemote: true };
    const around = callerRecords === undefined ? ROOT_CONTEXT : trace.setSpanContext(ROOT_CONTEXT, caller);
    return by.shouldSample(around, traceId, 'x', SpanKind.SERVER, {}, []).decision !== SamplingDecision.NOT_RECORD;
  }).length;
}

describe('which traces are kept', () => {
  it('at the edge is never what a caller asks for', () => {
    expect(keptOf('parentbased_always_off', 1, true, true)).toBe(0);
    expect(keptOf('parentbased_always_on', 1, true, false)).toBe(1000);
    expect(keptOf('parentbased_traceidratio', 0, true, true)).toBe(0);
  });

  it('behind it is what the edge decided, also where the worker would have decided otherwise', () => {
    expect(keptOf('parentbased_traceidratio', 0, false, true)).toBe(1000);
    expect(keptOf('parentbased_always_on', 1, false, false)).toBe(0);
  });

  it.each(['traceidratio', 'parentbased_traceidratio'] as const)('by %s is a share of all', (sampler) => {
    const kept = keptOf(sampler, 0.1, true);
    expect(kept).toBeGreaterThan(50);
    expect(kept).toBeLessThan(170);
  });
});
