import { hash, verify } from '@node-rs/argon2';

/** argon2id (the library's default) at OWASP's recommended cost: 19 MiB, 2 passes, 1 lane. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

/** Hash to store; each call takes a fresh salt, so two hashes of one password differ. */
export const hashPassword = (password: string): Promise<string> => hash(password, COST);

/** Whether the password is the one hashed. Rejects when the stored hash can't be read. */
export const verifyPassword = (stored: string, password: string): Promise<boolean> => verify(stored, password);
