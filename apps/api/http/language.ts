export type Language = 'zh-CN' | 'en';

/** The better of the product's two languages for an Accept-Language header (RFC 9110 §12.5.4); Chinese where it doesn't say. */
export function languageOf(header: string | undefined): Language {
  if (!header) return 'zh-CN';
  let best: Language = 'zh-CN';
  let bestQuality = 0;
  for (const part of header.split(',', 20)) {
    const [range = '', ...parameters] = part.trim().toLowerCase().split(';');
    const language =
      range === 'en' || range.startsWith('en-') ? 'en' : /^(zh(-|$)|\*$)/.test(range) ? 'zh-CN' : undefined;
    const weight = parameters.map((parameter) => /^\s*q=([01](?:\.\d{0,3})?)\s*$/.exec(parameter)?.[1]).find(Boolean);
    const quality = weight === undefined ? 1 : Number(weight);
    if (language && quality > bestQuality) {
      best = language;
      bestQuality = quality;
    }
  }
  return best;
}
