import { createHash } from 'node:crypto';
import { type EpochMs, toRfc3339 } from '#libs/domain/time/index.js';

/** YYYYMMDDThhmmss in Asia/Shanghai (GB/T 39046). */
export const gbTime = (at: EpochMs): string => toRfc3339(at).slice(0, 19).replace(/[-:]/g, '');

/** Decimal digits that are always the same for a key: numbers of the local receivers. */
export const digitsOf = (key: string, count: number): string =>
  (BigInt(`0x${createHash('sha256').update(key).digest('hex')}`) % 10n ** BigInt(count))
    .toString()
    .padStart(count, '0');
