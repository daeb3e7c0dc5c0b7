import { describe, expect, it } from 'vitest';
import { parseForm, parseJson } from './json-parser.js';

const refused = expect.objectContaining({ code: 'INVALID_JSON', status: 400 }) as Error;

describe('the body of a request', () => {
  it.each<[string, string | Uint8Array]>([
    ['cut off', '{"a":'],
    ['with a comma too many', '{"a":1,}'],
    ['not UTF-8', Uint8Array.of(0x22, 0xff, 0x22)],
    ['that would set a prototype', '{"a":{"__proto__":{"admin":true}}}'],
    ['with an escaped prototype', '{"\\u005f_proto__":1}'],
    ['nested beyond any body of ours', '['.repeat(200_000) + ']'.repeat(200_000)],
  ])('%s is refused', (_, text) => {
    expect(() => parseJson(typeof text === 'string' ? Buffer.from(text) : text)).toThrow(refused);
  });

  it('may be empty, and is read as UTF-8', () => {
    expect(parseJson(Buffer.from(''))).toBeUndefined();
    expect(parseJson(Buffer.from('{"姓名":"𠮷"}'))).toEqual({ 姓名: '𠮷' });
  });

  it('as a form holds each field once', () => {
    expect({ ...parseForm(Buffer.from('a=1&b=%20x')) }).toEqual({ a: '1', b: ' x' });
    expect(() => parseForm(Buffer.from('a=1&a=2'))).toThrow(expect.objectContaining({ code: 'BAD_REQUEST' }) as Error);
  });
});
