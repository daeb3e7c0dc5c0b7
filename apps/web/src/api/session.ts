import { queryOptions, useQuery, useQueryClient } from '@tanstack/react-query';
import { OFFICERS, OVERSEERS } from '#libs/domain/identity/index.js';
import { REPORT_READERS } from '#libs/domain/report/rules.js';
import { api, type Schemas, told } from './client';
import { isProblem } from './problem';
import { queryClient } from './query-client';

export type Me = Schemas['UserView'];

/** Who is signed in; null for nobody. */
export const meQuery = queryOptions({
  queryKey: ['me'],
  staleTime: 60_000,
  queryFn: async (): Promise<Me | null> => {
    try {
      return await told(api.GET('/api/v1/auth/me'));
    } catch (error) {
      if (isProblem(error) && error.status === 401) return null;
      throw error;
    }
  },
});

export const useMe = () => useQuery(meQuery).data ?? null;

/** Whether the person works in an office: whoever holds more than the role of an applicant. */
export const isOfficer = (me: Me): boolean => me.posts.some(({ role }) => role !== 'applicant');

/** Whether the person watches over others' cases: 督办, leaders, auditors. */
export const watchesOver = (me: Me): boolean =>
  me.posts.some(({ role }) => (OVERSEERS as readonly string[]).includes(role));

/** Whether the person writes the reports (通报) of a region, or looks into them. */
export const readsReports = (me: Me): boolean =>
  me.posts.some(({ role }) => (REPORT_READERS as readonly string[]).includes(role));

/** Whether the person keeps the working calendars, or looks into how they were kept. */
export const keepsCalendars = (me: Me): boolean => me.posts.some(({ role }) => role === 'admin' || role === 'auditor');

/** Whether the person may see by which rules cases are watched. */
export const seesRules = (me: Me): boolean => watchesOver(me) || keepsCalendars(me);

/** Whether the person arranges for the work of others: 请假代理, 批量移交. */
export const arrangesForOthers = (me: Me): boolean =>
  me.posts.some(({ role }) => role === 'leader' || role === 'admin');

/** Whether the person works on cases, and so may be away from that work. */
export const worksOnCases = (me: Me): boolean =>
  me.posts.some(({ role }) => role !== 'leader' && (OFFICERS as readonly string[]).includes(role));

/** Whether the person sees absences: own ones, or those of others. */
export const seesAbsences = (me: Me): boolean => worksOnCases(me) || arrangesForOthers(me) || watchesOver(me);

export async function signIn(username: string, password: string): Promise<Me> {
  const { user } = await told(api.POST('/api/v1/auth/login', { body: { username, password } }));
  queryClient.clear();
  otherTabs.postMessage(user.id);
  queryClient.setQueryData(meQuery.queryKey, user);
  return user;
}

/** Ends the session on the server and leaves nothing of it in this page: the back button has nothing to show. */
export function useSignOut() {
  const client = useQueryClient();
  return async () => {
    await told(api.POST('/api/v1/auth/logout')).catch((error: unknown) => {
      // The sign-in had ended already.
      if (!isProblem(error) || error.status !== 401) throw error;
    });
    client.clear();
    otherTabs.postMessage(null);
    leaveNothing();
  };
}

function leaveNothing(): void {
  sessionStorage.clear();
  // The browser may keep this very document for the back button.
  document.body.hidden = true;
  window.location.replace('/login');
}

/** All tabs share one session: what one does to it, the others follow. */
const otherTabs = new BroadcastChannel('tongban.session');
otherTabs.addEventListener('message', ({ data }: MessageEvent<string | null>) => {
  const me = queryClient.getQueryData(meQuery.queryKey);
  if (!me || me.id === data) return;
  if (data === null) leaveNothing();
  else window.location.reload();
});

// A page that the browser kept for the back button is asked anew who is signed in.
window.addEventListener('pageshow', (event) => {
  if (event.persisted) window.location.reload();
});
