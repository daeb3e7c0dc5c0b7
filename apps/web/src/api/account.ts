import { api, type Schemas, told } from './client';
import { queryClient } from './query-client';
import { type Me, meQuery } from './session';

export type OwnContact = Schemas['OwnContactDto'];

/** Changes own telephones and mail address; an empty text takes one away. The page knows the new ones at once. */
export async function saveOwnContact(body: OwnContact): Promise<Me> {
  const me = await told(api.PATCH('/api/v1/auth/me', { body }));
  queryClient.setQueryData(meQuery.queryKey, me);
  return me;
}

/** Sets a new password: this sign-in goes on, every other one ends. Problems: OLD_PASSWORD_WRONG, PASSWORD_TOO_WEAK. */
export const changePassword = (oldPassword: string, newPassword: string): Promise<unknown> =>
  told(api.POST('/api/v1/auth/me/password', { body: { oldPassword, newPassword } }));
