import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalJson, commandRequestId, fingerprintOf } from './idempotency.js';

/** The same value with the members of every object in the opposite order. */
const reversed = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(reversed);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([name, content]) => [name, reversed(content)]),
  );
};

describe('two bodies are the same request', () => {
  it('when they say the same, whatever the order of their members', () => {
    fc.assert(
      fc.property(fc.jsonValue({ noUnicodeString: false }), (value) => {
        expect(canonicalJson(reversed(value))).toBe(canonicalJson(value));
        expect(JSON.parse(canonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
  });

  it('and an absent member is as good as one that is not there', () => {
    expect(canonicalJson({ a: 1, b: undefined })).toBe(canonicalJson({ a: 1 }));
  });

  it('not when action, order of a list or a value differs', () => {
    const prints = [
      fingerprintOf('accept', { opinion: 'a' }),
      fingerprintOf('accept', { opinion: 'b' }),
      fingerprintOf('annotate', { opinion: 'a' }),
      fingerprintOf('accept', { opinion: ['a', 'b'] }),
      fingerprintOf('accept', { opinion: ['b', 'a'] }),
    ];
    expect(new Set(prints).size).toBe(prints.length);
  });
});

it('a request is told by caller, object and key together', () => {
  const ids = [
    commandRequestId('a', 'b', 'c'),
    commandRequestId('ab', '', 'c'),
    commandRequestId('a', 'bc', ''),
    commandRequestId('b', 'a', 'c'),
  ];
  expect(new Set(ids).size).toBe(ids.length);
  expect(ids[0]).toMatch(/^[0-9a-f]{64}$/);
});
