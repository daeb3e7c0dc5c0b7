import { settings } from '../app/settings';
import { FROM_PAGE, problemOf } from './client';
import { newTraceparent } from './traceparent';

type Query = Readonly<Record<string, string | number | boolean | undefined>>;

/**
 * Fetches a file in the page's language, and gives it to the browser to be saved. Throws a `Problem` where the API
 * refuses, which a plain link would save as if it were the file.
 */
export async function downloadSheet(address: string, query: Query, name: string): Promise<void> {
  const given = Object.entries(query).filter(([, value]) => value !== undefined);
  const search = new URLSearchParams(given.map(([key, value]) => [key, String(value)]));
  const response = await fetch(`${address}?${search.toString()}`, {
    headers: {
      ...FROM_PAGE,
      'Accept-Language': settings().language === 'zh' ? 'zh-CN' : 'en',
      Traceparent: newTraceparent(),
    },
  });
  if (!response.ok) throw problemOf(response, await response.json().catch(() => undefined));
  const link = document.createElement('a');
  link.href = URL.createObjectURL(await response.blob());
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
}
