import path from 'node:path';
import { KeyRing } from '#libs/crypto/index.js';

type Env = Readonly<Record<string, string | undefined>>;

/** What an operator's command needs of the environment; each is asked for only by the commands that use it. */
export class Settings {
  constructor(private readonly env: Env) {}

  /** Throws an error for a person when DATABASE_URL is missing. */
  get databaseUrl(): string {
    return this.required('DATABASE_URL', 'postgresql://user:password@host:5432/tongban');
  }

  /** Of a role that may replicate: of the whole cluster, not of one database. */
  get backupUrl(): string {
    return this.required('BACKUP_DATABASE_URL', 'postgresql://backup:password@host:5432/postgres');
  }

  get keys(): KeyRing {
    return KeyRing.parse(this.required('TONGBAN_KEYS', 'k1:<32 random bytes in base64>'));
  }

  get temporalAddress(): string {
    return this.required('TEMPORAL_ADDRESS', 'temporal:7233');
  }
  get temporalNamespace(): string {
    return this.env.TEMPORAL_NAMESPACE?.trim() || 'default';
  }

  /** Unset means production, so nothing is opened by forgetting it. */
  get isDevelopment(): boolean {
    return this.env.TONGBAN_MODE?.trim() === 'development';
  }

  /** The folder of the attachments. */
  get files(): string {
    return path.resolve(
      this.env.TONGBAN_FILES?.trim() || path.join(this.env.TONGBAN_HOME?.trim() || '.tongban', 'files'),
    );
  }

  private required(name: string, example: string): string {
    const value = this.env[name]?.trim();
    if (!value) throw new Error(`请设置 ${name} / Set ${name}, for example ${name}=${example}`);
    return value;
  }
}
