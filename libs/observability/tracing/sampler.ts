import {
  AlwaysOffSampler,
  AlwaysOnSampler,
  ParentBasedSampler,
  type Sampler,
  TraceIdRatioBasedSampler,
} from '@opentelemetry/sdk-trace';
import type { TracingSettings } from './start.js';

/**
 * The sampler of that name. At the edge a caller's own decision does not count: whoever asked for it could have all of
 * their requests recorded. Behind it, what the API decided holds for the whole trace.
 */
export function samplerOf({ sampler, ratio }: TracingSettings, atTheEdge: boolean): Sampler {
  const root = rootOf(sampler, ratio);
  if (!sampler.startsWith('parentbased_')) return root;
  return new ParentBasedSampler({
    root,
    ...(atTheEdge && { remoteParentSampled: root, remoteParentNotSampled: root }),
  });
}

function rootOf(sampler: TracingSettings['sampler'], ratio: number): Sampler {
  if (sampler.endsWith('traceidratio')) return new TraceIdRatioBasedSampler(ratio);
  return sampler.endsWith('always_on') ? new AlwaysOnSampler() : new AlwaysOffSampler();
}
