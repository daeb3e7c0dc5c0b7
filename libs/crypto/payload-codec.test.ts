import { defaultPayloadConverter, type Payload } from '@temporalio/common';
import { describe, expect, it } from 'vitest';
import { KeyRing } from './key-ring.js';
import { payloadCodec } from './payload-codec.js';

const key = (byte: number): string => Buffer.alloc(32, byte).toString('base64');
const codec = payloadCodec(KeyRing.parse(`k1:${key(1)}`));
const command = { applicant: { name: '张三', idNo: '11010519491231002X' } };
const plain = (): Payload => defaultPayloadConverter.toPayload(command);

describe('the payload codec', () => {
  it('gives every payload back as it was', async () => {
    const [decoded] = await codec.decode(await codec.encode([plain()]));
    expect(defaultPayloadConverter.fromPayload(decoded!)).toEqual(command);
    expect(await codec.decode([])).toEqual([]);
  });

  it('leaves no clear text, names its key and never repeats itself', async () => {
    const [one, two] = await codec.encode([plain(), plain()]);
    const bytes = Buffer.from(one!.data!);
    expect(bytes.includes('张三') || bytes.includes('11010519491231002X')).toBe(false);
    expect(Buffer.from(one!.metadata!['encryption-key-id']!).toString()).toBe('k1');
    expect(bytes.equals(Buffer.from(two!.data!))).toBe(false);
  });

  it('passes through what is not marked as encrypted', async () => {
    expect(await codec.decode([plain()])).toEqual([plain()]);
  });

  it('reads with an older key and refuses an unknown one', async () => {
    const sealed = await codec.encode([plain()]);
    const rotated = payloadCodec(KeyRing.parse(`k2:${key(2)},k1:${key(1)}`));
    expect(defaultPayloadConverter.fromPayload((await rotated.decode(sealed))[0]!)).toEqual(command);
    const stranger = payloadCodec(KeyRing.parse(`k3:${key(3)}`));
    await expect(stranger.decode(sealed)).rejects.toMatchObject({ code: 'crypto.key_unknown' });
  });

  it('refuses an altered, cut or relabelled payload', async () => {
    const [sealed] = await codec.encode([plain()]);
    const altered = Buffer.from(sealed!.data!);
    altered[20]! ^= 1;
    for (const data of [altered, sealed!.data!.subarray(0, 20), undefined]) {
      await expect(codec.decode([{ ...sealed!, data }])).rejects.toMatchObject({ code: 'crypto.sealed_damaged' });
    }
    const { encoding } = sealed!.metadata!;
    await expect(codec.decode([{ ...sealed!, metadata: { encoding: encoding! } }])).rejects.toMatchObject({
      code: 'crypto.sealed_damaged',
    });
  });
});
