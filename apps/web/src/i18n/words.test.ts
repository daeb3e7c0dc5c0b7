import { describe, expect, it } from 'vitest';

type Words = { readonly [key: string]: string | Words };

const files = import.meta.glob<Words>('./{zh,en}/*.json', { eager: true, import: 'default' });
const sources = Object.values(
  import.meta.glob<string>(['../**/*.{ts,tsx}', '!../**/*.test.ts', '!../api/schema.ts'], {
    eager: true,
    query: '?raw',
    import: 'default',
  }),
).join('\n');

const LANGUAGES = ['zh', 'en'] as const;
type Language = (typeof LANGUAGES)[number];
const NAMESPACES = [...new Set(Object.keys(files).map((file) => file.split('/')[2]!.replace('.json', '')))];
const PLURAL = /_(zero|one|two|few|many|other)$/;
/** A month alone is a number in Chinese, and in English nothing without its year. */
const LEFT_OUT = ['file:clock.monthOnly'];
/** Said in the other language on purpose: the button that leads to it. */
const OTHER_LANGUAGE = ['common:language.toggle'];

function flat(words: Words, before = ''): [key: string, text: string][] {
  return Object.entries(words).flatMap(([key, value]) =>
    typeof value === 'string' ? [[before + key, value] as [string, string]] : flat(value, `${before}${key}.`),
  );
}
const wordsOf = (language: Language, namespace: string): [key: string, text: string][] =>
  flat(files[`./${language}/${namespace}.json`] ?? {});
const everyWord = (language: Language) =>
  NAMESPACES.flatMap((namespace) =>
    wordsOf(language, namespace).map(([key, text]) => ({ at: `${namespace}:${key}`, key, text })),
  );
const keysOf = (language: Language, namespace: string): string[] => [
  ...new Set(wordsOf(language, namespace).map(([key]) => key.replace(PLURAL, ''))),
];

/** What is put into a text: the names between braces over all plural forms of a key. */
function variables(language: Language): Record<string, string[]> {
  const found = new Map<string, Set<string>>();
  for (const { at, text } of everyWord(language)) {
    if (LEFT_OUT.includes(at)) continue;
    const names = found.get(at.replace(PLURAL, '')) ?? new Set();
    for (const [, name] of text.matchAll(/\{\{\s*([^},\s]+)/g)) names.add(name!);
    found.set(at.replace(PLURAL, ''), names);
  }
  return Object.fromEntries([...found].map(([at, names]) => [at, [...names].sort()]));
}

describe('the words of the page', () => {
  it.each(NAMESPACES)('%s has the same keys in Chinese and English', (namespace) => {
    expect(keysOf('en', namespace).sort()).toEqual(keysOf('zh', namespace).sort());
  });

  it.each(LANGUAGES)('every counted text has each form that the language counts by (%s)', (language) => {
    const forms = new Intl.PluralRules(language).resolvedOptions().pluralCategories;
    const keys = new Set(everyWord(language).map(({ at }) => at));
    const counted = new Set([...keys].filter((at) => PLURAL.test(at)).map((at) => at.replace(PLURAL, '')));
    const missing = [...counted].flatMap((at) => forms.map((form) => `${at}_${form}`)).filter((at) => !keys.has(at));
    expect(missing).toEqual([]);
  });

  it.each(LANGUAGES)('no text is empty (%s)', (language) => {
    expect(everyWord(language).filter(({ text }) => !text.trim())).toEqual([]);
  });

  it('both languages put the same things into a text', () => {
    expect(variables('en')).toEqual(variables('zh'));
  });

  it('the English has no Chinese left in it', () => {
    const chinese = everyWord('en').filter(
      ({ at, text }) => /\p{Script=Han}/u.test(text) && !OTHER_LANGUAGE.includes(at),
    );
    expect(chinese).toEqual([]);
  });

  // The words of buttons are one small set for whoever needs them.
  it('no word is kept that no page says', () => {
    const literals = new Set([...sources.matchAll(/['"`](?:[a-z]+:)?([\w.-]+)['"`]/gi)].map(([, text]) => text));
    // `look.${key}` and the like stand for every key that begins and ends as they do.
    const patterns = [...sources.matchAll(/`(?:[a-z]+:)?([\w-]+(?:\.[\w-]+)*[._][^`]*\$\{[^`]*)`/gi)].map(
      ([, text]) =>
        new RegExp(
          `^${text!
            .replace(/\$\{[^}]*\}/g, '#')
            .replace(/\./g, '\\.')
            .replace(/#/g, '.+')}$`,
        ),
    );
    const isSaid = (key: string) => literals.has(key) || patterns.some((pattern) => pattern.test(key));
    const unsaid = everyWord('zh').filter(({ key }) => !isSaid(key) && !isSaid(key.replace(PLURAL, '')));
    expect(unsaid.map(({ at }) => at).filter((at) => !at.startsWith('common:button.'))).toEqual([]);
  });
});
