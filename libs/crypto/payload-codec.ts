import { createCipheriv, randomBytes } from 'node:crypto';
import type { Payload, PayloadCodec } from '@temporalio/common';
import proto from '@temporalio/proto';
import { cryptoError } from './errors.js';
import type { KeyRing } from './key-ring.js';
import { decrypted } from './seal.js';

const ENCODING = 'binary/encrypted';
const PURPOSE = 'temporal-payload';
const PayloadMessage = proto.temporal.api.common.v1.Payload;

const aadOf = (id: string): Buffer => Buffer.from(`${ENCODING}:${id}`);
const utf8 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('utf8');

/**
 * Encrypts every payload on its way to Temporal (AES-256-GCM, key id in the metadata, a fresh random IV each). What is not
 * marked as encrypted is passed through when read: the server's and its tools' own payloads. Throws `crypto.key_unknown`
 * or `crypto.sealed_damaged` for marked payloads that can't be opened.
 */
export function payloadCodec(keys: KeyRing): PayloadCodec {
  const encode = (payload: Payload): Payload => {
    const id = keys.currentId;
    const iv = randomBytes(12);
    const cipher = createCipheriv('aes-256-gcm', keys.subKey(id, PURPOSE), iv);
    cipher.setAAD(aadOf(id));
    const inner = PayloadMessage.encode(payload).finish();
    return {
      metadata: { encoding: Buffer.from(ENCODING), 'encryption-key-id': Buffer.from(id) },
      data: Buffer.concat([iv, cipher.update(inner), cipher.final(), cipher.getAuthTag()]),
    };
  };

  const decode = (payload: Payload): Payload => {
    const encoding = payload.metadata?.['encoding'];
    if (!encoding || utf8(encoding) !== ENCODING) return payload;
    const id = payload.metadata?.['encryption-key-id'];
    if (!id || !payload.data) throw cryptoError('crypto.sealed_damaged');
    const keyId = utf8(id);
    return PayloadMessage.decode(decrypted(keys.subKey(keyId, PURPOSE), payload.data, aadOf(keyId)));
  };

  return {
    encode: (payloads) => Promise.resolve(payloads.map(encode)),
    // Rejects instead of throwing synchronously.
    decode: (payloads) => Promise.all(payloads.map((payload) => Promise.resolve(payload).then(decode))),
  };
}
