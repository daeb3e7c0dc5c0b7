import { randomBytes } from 'node:crypto';
import { readFile, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';

const generate = {
  databaseAdminPassword: () => randomBytes(24).toString('base64url'),
  databasePassword: () => randomBytes(24).toString('base64url'),
  tokenSecret: () => randomBytes(32).toString('base64'),
  keys: () => `k1:${randomBytes(32).toString('base64')}`,
};

/** The secrets of this data folder, generated once; `fresh` says that they were generated just now. */
export async function loadSecrets(home) {
  const file = path.join(home, 'secrets.json');
  const text = await readFile(file, 'utf8').catch((error) => {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  });
  if (text === undefined) {
    const secrets = Object.fromEntries(Object.entries(generate).map(([name, make]) => [name, make()]));
    await writeFile(`${file}.new`, `${JSON.stringify(secrets, null, 2)}\n`, { mode: 0o600, flush: true });
    await rename(`${file}.new`, file);
    return { ...secrets, fresh: true };
  }
  try {
    const secrets = JSON.parse(text);
    const missing = Object.keys(generate).filter((name) => typeof secrets[name] !== 'string');
    if (missing.length === 0) return { ...secrets, fresh: false };
    throw new Error(`it lacks ${missing.join(', ')}`);
  } catch (error) {
    throw new Error(
      `${file} is damaged (${error.message}). The data cannot be read without it: bring it back from a copy.`,
      {
        cause: error,
      },
    );
  }
}
