import i18next from 'i18next';
import createClient, { type Middleware } from 'openapi-fetch';
import { settings } from '../app/settings';
import { Problem } from './problem';
import type { components, paths } from './schema';
import { newTraceparent } from './traceparent';

export type Schemas = components['schemas'];

/** Says that a request comes from the page's own script; the session's cookie counts only with it. */
export const FROM_PAGE = { 'X-Tongban-Page': '1' };

const perRequest: Middleware = {
  onRequest({ request }) {
    request.headers.set('Traceparent', newTraceparent());
    request.headers.set('Accept-Language', settings().language === 'zh' ? 'zh-CN' : 'en');
    return request;
  },
};

export const api = createClient<paths>({
  baseUrl: '/',
  headers: FROM_PAGE,
  credentials: 'same-origin',
  fetch: (request) =>
    fetch(request).catch(() => {
      throw new Problem(0, 'NETWORK', i18next.t('problem.network'));
    }),
});
api.use(perRequest);

interface Answer<T> {
  readonly data?: T;
  readonly error?: unknown;
  readonly response: Response;
}

/** The data of an answer; throws a `Problem` for any other than 2xx. */
export async function told<T>(answering: Promise<Answer<T>>): Promise<T> {
  const { data, error, response } = await answering;
  if (response.ok) return data as T;
  throw problemOf(response, error);
}

export function problemOf(response: Response, error: unknown): Problem {
  const body = (typeof error === 'object' && error !== null ? error : {}) as Record<string, unknown>;
  const text = (value: unknown, otherwise: string) => (typeof value === 'string' ? value : otherwise);
  const fallback = i18next.t('problem.unknown', { status: response.status });
  return new Problem(
    response.status,
    text(body.code, 'UNKNOWN'),
    text(body.detail, text(body.title, fallback)),
    (Array.isArray(body.errors) ? body.errors : []) as Problem['errors'],
    body,
  );
}

/** A fresh key for one attempt at one action; repeated with each retry of that attempt. */
export const newKey = (): string => crypto.randomUUID();
