import { describe, expect, it } from 'vitest';
import { verdictOf } from '#scripts/audit.mjs';
import { isMet, licenceFaults, listFaults } from '#scripts/licences.mjs';

describe('licences', () => {
  it.each([
    ['MIT', true],
    ['(MIT OR GPL-3.0)', true],
    ['MIT AND GPL-3.0', false],
    ['GPL-3.0-only', false],
    ['SEE LICENSE IN LICENSE', false],
  ])('%s: %s', (expression, met) => {
    expect(isMet(expression, ['MIT', 'ISC'])).toBe(met);
  });

  it('a package without one, or with one that binds the product, is named; development may be a little freer', () => {
    expect(
      licenceFaults({
        packages: {
          '': {},
          'node_modules/good': { license: 'MIT' },
          'node_modules/silent': {},
          'node_modules/binding': { license: 'AGPL-3.0' },
          'node_modules/axe': { license: 'MPL-2.0', dev: true },
          'node_modules/shipped': { license: 'MPL-2.0' },
        },
      }),
    ).toEqual([
      'node_modules/silent names no licence',
      'node_modules/binding has licence AGPL-3.0 at run time',
      'node_modules/shipped has licence MPL-2.0 at run time',
    ]);
  });

  it('what the product names is pinned and has its line', () => {
    const own = { dependencies: { a: '1.2.3', b: '^1.0.0' }, devDependencies: { '@x/c': '2.0.0-rc.1', d: '1.0.0' } };
    expect(listFaults(own, '| `a`, `b` | x |\n| `@x/c` | y |')).toEqual([
      'b is not pinned: ^1.0.0',
      'd has no line in docs/dependencies.md',
    ]);
  });
});

describe('known weaknesses', () => {
  it.each([
    ['no answer', '', 'unknown'],
    ['an error instead of one', '{"message":"405 Method Not Allowed"}', 'unknown'],
    ['nothing found', '{"metadata":{"vulnerabilities":{"high":0}},"vulnerabilities":{}}', 'sound'],
    ['a small one', '{"metadata":{"vulnerabilities":{}},"vulnerabilities":{"a":{"severity":"low"}}}', 'sound'],
    ['a high one', '{"metadata":{"vulnerabilities":{}},"vulnerabilities":{"a":{"severity":"high"}}}', 'weak'],
  ])('%s', (_, text, state) => {
    expect(verdictOf(text).state).toBe(state);
  });
});
