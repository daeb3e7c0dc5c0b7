import { ACCOUNTS, CLIENTS } from '#libs/samples/index.js';
import { ApiClient } from '../support/client.js';
import type { Caller } from './fuzz.js';

/** Somebody of every role, every business system, and somebody whom nobody knows; signed in when it is their turn. */
export const CALLERS: readonly { readonly name: string; readonly come: (url: string) => Promise<Caller> }[] = [
  { name: 'nobody', come: () => Promise.resolve({ name: 'nobody', token: undefined }) },
  ...ACCOUNTS.map(({ username: name }) => ({
    name,
    come: async (url: string) => ({ name, token: (await ApiClient.signIn(url, name)).token }),
  })),
  ...CLIENTS.map(({ clientId: name }) => ({
    name,
    come: async (url: string) => ({ name, token: (await ApiClient.system(url, name)).token }),
  })),
];
