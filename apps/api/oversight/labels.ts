import { CARD_NAMES, CLOCK_RULES } from '#libs/domain/clock/index.js';
import { CHANNELS } from '#libs/domain/terms/index.js';
import type { Names } from '../cases/index.js';
import type { Language } from '../http/language.js';

interface Group {
  readonly key: string | null;
  readonly itemName: string | null;
}
type Sentence = { readonly zh: string; readonly en: string };
const NOBODY: Sentence = { zh: '无经办人', en: 'Nobody' };

export const inLanguage = ({ zh, en }: Sentence, language: Language): string => (language === 'en' ? en : zh);

/** What groups are called, by what they are groups of. */
export async function groupLabels(
  names: Names,
  groupBy: string,
  groups: readonly Group[],
  language: Language,
): Promise<ReadonlyMap<string | null, string>> {
  const keys = groups.flatMap(({ key }) => key ?? []);
  const found = await labelsOf();
  return new Map(groups.map((group) => [group.key, labelOf(group)]));

  function labelOf({ key, itemName }: Group): string {
    if (key === null) return inLanguage(NOBODY, language);
    return itemName ?? found.get(key) ?? key;
  }

  async function labelsOf(): Promise<ReadonlyMap<string, string>> {
    switch (groupBy) {
      case 'region':
      case 'city':
        return (await names.ofPlaces()).regions;
      case 'department':
        return (await names.ofPlaces()).departments;
      case 'assignee':
        return names.ofPeople(keys);
      case 'card':
        return termLabels(CARD_NAMES);
      case 'clock':
        return termLabels(CLOCK_RULES);
      case 'channel':
        return termLabels(CHANNELS);
      default:
        return new Map();
    }
  }

  function termLabels(terms: Readonly<Record<string, Sentence>>): ReadonlyMap<string, string> {
    return new Map(Object.entries(terms).map(([id, sentence]) => [id, inLanguage(sentence, language)]));
  }
}

/** An address with those parameters that have a value. */
export function address(path: string, query: Readonly<Record<string, string | boolean | undefined>>): string {
  const given = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) if (value !== undefined) given.set(name, String(value));
  return given.size > 0 ? `${path}?${given.toString()}` : path;
}
