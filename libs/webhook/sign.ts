import { createHmac, randomBytes } from 'node:crypto';

const PREFIX = 'whsec_';

/** A fresh secret of a subscription: `whsec_` and 32 random bytes in base64 (Standard Webhooks). */
export const newSecret = (): string => `${PREFIX}${randomBytes(32).toString('base64')}`;

/**
 * The headers that prove who sent a body and when (Standard Webhooks 1.0): `webhook-signature` holds one
 * `v1,<base64 of HMAC-SHA256>` for each secret, over `<id>.<seconds>.<body>`.
 */
export function signed(id: string, seconds: number, body: string, secrets: readonly string[]): Record<string, string> {
  const signatures = secrets.map((secret) => {
    const key = Buffer.from(secret.slice(PREFIX.length), 'base64');
    return `v1,${createHmac('sha256', key).update(`${id}.${seconds}.${body}`).digest('base64')}`;
  });
  return { 'webhook-id': id, 'webhook-timestamp': String(seconds), 'webhook-signature': signatures.join(' ') };
}
