/** The page's session: the token in a cookie that its scripts can't read. */
const NAME = 'tongban_session';
/** Sent by the page's own scripts with every request; another site's form or link can't. */
export const PAGE_HEADER = 'x-tongban-page';
/** A working day and its overtime: an officer signs in once a day. */
export const PAGE_SESSION_SECONDS = 12 * 3600;

const ATTRIBUTES = 'Path=/; HttpOnly; SameSite=Strict';
/** Behind TLS the browser must not send it otherwise. */
const secure = (isTls: boolean): string => (isTls ? '; Secure' : '');

export const sessionCookie = (token: string, isTls: boolean): string =>
  `${NAME}=${token}; Max-Age=${PAGE_SESSION_SECONDS}; ${ATTRIBUTES}${secure(isTls)}`;
export const endedCookie = (isTls: boolean): string => `${NAME}=; Max-Age=0; ${ATTRIBUTES}${secure(isTls)}`;

/** The token of a `Cookie` header; undefined when it has none. */
export function tokenOfCookie(header: string | undefined): string | undefined {
  for (const part of (header ?? '').split(';')) {
    const [name, value] = part.trim().split('=', 2);
    if (name === NAME && value) return value;
  }
  return undefined;
}
