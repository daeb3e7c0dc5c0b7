import type { TFunction } from 'i18next';
import { expect, it } from 'vitest';
import { changeText } from './change-text';

const t = ((key: string, values: object = {}) =>
  [key, ...Object.values<string>(values as Record<string, string>)].join(' ')) as unknown as TFunction<'statistics'>;

it.each([
  [0.0512, 'rate', 'up points 5.1'],
  [-0.1, 'rate', 'down points 10.0'],
  [0, 'rate', 'same'],
  [12, 'cases', 'up 12'],
  [-1.3333, 'days', 'down 1.33'],
])('%d %s: %s', (change, unit, text) => {
  expect(changeText(change, unit, t)).toBe(text);
});
