import type { Effect } from '#libs/domain/case/effect-types.js';
import type { Sealer } from '#libs/crypto/index.js';
import { canonicalJson } from '../case-event/canonical-json.js';

const PURPOSE = 'effect';

/** Parameters may quote people (an opinion, a reason): they are sealed, the rest of the body stays readable. */
export function sealEffect(sealer: Sealer, { key, seq, kind, body }: Effect): Record<string, unknown> {
  const { params, ...clear } = body as { readonly params?: unknown };
  return {
    key,
    seq,
    kind,
    body: clear,
    params: params === undefined ? null : sealer.seal(PURPOSE, key, canonicalJson(params)),
  };
}

/** The body with its parameters again. */
export function openBody(
  sealer: Sealer,
  { key, body, params }: { readonly key: string; readonly body: object; readonly params: string | null },
): Readonly<Record<string, unknown>> {
  return { ...body, ...(params !== null && { params: JSON.parse(sealer.open(PURPOSE, key, params)) as unknown }) };
}
