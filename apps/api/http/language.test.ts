import { expect, it } from 'vitest';
import { languageOf } from './language.js';

it.each([
  [undefined, 'zh-CN'],
  ['', 'zh-CN'],
  ['en', 'en'],
  ['en-GB,en;q=0.9', 'en'],
  ['zh-CN,zh;q=0.9,en;q=0.8', 'zh-CN'],
  ['fr, en;q=0.5', 'en'],
  ['fr', 'zh-CN'],
  ['en;q=0, zh;q=0.1', 'zh-CN'],
  ['en;q=0.3, zh-TW;q=0.7', 'zh-CN'],
  ['*', 'zh-CN'],
  ['en;q=broken', 'en'],
])('%s is answered in %s', (header, language) => {
  expect(languageOf(header)).toBe(language);
});
