import { expect, it } from 'vitest';
import { safeNext } from './safe-next';

it.each([
  ['/work/todo?q=1#top', '/work/todo?q=1#top'],
  ['/cases/1144%2F1?tab=process', '/cases/1144%2F1?tab=process'],
  [undefined, '/'],
  ['', '/'],
  ['work/todo', '/'],
  ['https://evil.example', '/'],
  ['//evil.example', '/'],
  ['/\\evil.example', '/'],
  // A browser drops tabs and line breaks of an address before it reads it.
  ['/\t/evil.example', '/'],
  ['/\n\\evil.example', '/'],
  // … and steps.
  ['/.//evil.example', '/'],
  ['/a/..//evil.example', '/'],
  ['javascript:alert(1)', '/'],
  ['/javascript:alert(1)', '/javascript:alert(1)'],
])('after the sign-in %j leads to %s', (next, to) => {
  expect(safeNext(next)).toBe(to);
});
