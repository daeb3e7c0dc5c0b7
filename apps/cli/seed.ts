import { epochMs } from '#libs/domain/time/index.js';
import { hashPassword } from '#libs/identity/index.js';
import { openPersistence, type Persistence } from '#libs/persistence/index.js';
import {
  ACCOUNTS,
  CALENDARS,
  CLIENTS,
  DEPARTMENTS,
  HALLS,
  ITEMS,
  REGIONS,
  SAMPLE_PASSWORD,
  WINDOWS,
} from '#libs/samples/index.js';
import type { Settings } from './settings.js';

/** Loads the sample organisation, catalogue and accounts; what is there already stays. Refused outside development. */
export async function seed(settings: Settings): Promise<string> {
  if (!settings.isDevelopment) {
    throw new Error(
      '生产模式不得装入示例数据;开发环境请设置 TONGBAN_MODE=development / Sample data is refused in production mode; set TONGBAN_MODE=development on a development machine',
    );
  }
  const store = await openPersistence({ databaseUrl: settings.databaseUrl, keys: settings.keys, poolSize: 2 });
  try {
    await loadCatalogue(store);
    const accounts = await loadAccounts(store);
    return `Sample data is there: ${ITEMS.length} items, ${accounts} new accounts and clients`;
  } finally {
    await store.close();
  }
}

async function loadCatalogue({ places, calendars, items }: Persistence): Promise<void> {
  await places.put({
    regions: REGIONS.map((region) => ({ ...region, parent: region.parent ?? null })),
    departments: Object.values(DEPARTMENTS),
    halls: HALLS,
    windows: WINDOWS.map((window) => ({ ...window, departmentId: window.departmentId ?? null })),
  });
  for (const calendar of CALENDARS) await calendars.put(calendar);
  const now = epochMs(Date.now());
  for (const item of ITEMS) await items.put(item, now);
}

/** Only new accounts cost a password hash. */
async function loadAccounts({ accounts }: Persistence): Promise<number> {
  const known = await accounts.known(
    ACCOUNTS.map(({ username }) => username),
    CLIENTS.map(({ clientId }) => clientId),
  );
  const users = ACCOUNTS.filter(({ username }) => !known.users.includes(username));
  const clients = CLIENTS.filter(({ clientId }) => !known.clients.includes(clientId));
  const hashed = () => hashPassword(SAMPLE_PASSWORD);
  const added = await Promise.all([
    accounts.addUsers(
      await Promise.all(users.map(async (user) => ({ ...user, passwordHash: await hashed(), sample: true }))),
    ),
    accounts.addClients(
      await Promise.all(clients.map(async (client) => ({ ...client, secretHash: await hashed(), sample: true }))),
    ),
  ]);
  return added.flat().length;
}
