import { createHash } from 'node:crypto';

/** 杂凑值 SM3 (GB/T 32905) as hex; part of the OpenSSL inside Node 24. */
export const sm3 = (text: string): string => createHash('sm3').update(text).digest('hex');
