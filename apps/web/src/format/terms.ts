import type { Language } from '../app/settings';

type Names = Readonly<Record<string, { readonly zh: string; readonly en: string }>>;

/** A term's name in the page's language; an id that the set does not know stands as it is. */
export const termName = (set: Names, id: string | null | undefined, language: Language): string =>
  id === null || id === undefined ? '' : (set[id]?.[language] ?? id);

/** Several of them: 自然人、企业法人. */
export const termNames = (set: Names, ids: readonly string[], language: Language): string =>
  ids.map((id) => termName(set, id, language)).join(language === 'zh' ? '、' : ', ');
