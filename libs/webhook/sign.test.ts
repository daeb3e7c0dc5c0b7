import { createHmac } from 'node:crypto';
import { expect, it } from 'vitest';
import { newSecret, signed } from './sign.js';

it('signs as the published example of the scheme does', () => {
  const headers = signed('msg_p5jXN8AQM9LWM0D4loKWxJek', 1614265330, '{"test": 2432232314}', [
    'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw',
  ]);
  expect(headers).toEqual({
    'webhook-id': 'msg_p5jXN8AQM9LWM0D4loKWxJek',
    'webhook-timestamp': '1614265330',
    'webhook-signature': 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=',
  });
});

it('signs with both secrets while one takes over from the other', () => {
  const secrets = [newSecret(), newSecret()];
  const { 'webhook-signature': both } = signed('id', 1, 'body', secrets);
  const each = secrets.map((secret) => {
    const key = Buffer.from(secret.replace('whsec_', ''), 'base64');
    expect(key).toHaveLength(32);
    return `v1,${createHmac('sha256', key).update('id.1.body').digest('base64')}`;
  });
  expect(both).toBe(each.join(' '));
});
