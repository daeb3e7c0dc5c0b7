import { type Problem, ProblemError } from '#libs/domain/codes/problem.js';

/** Coded failures of sealing and opening. No sentence carries a key, a plaintext or a sealed text. */
const PROBLEMS = {
  'crypto.keys_invalid': {
    zh: 'TONGBAN_KEYS 不正确:应为 “k1:<base64 的 32 字节>[,k0:…]”,编号不得重复,请改正。',
    en: 'TONGBAN_KEYS is wrong: write “k1:<32 bytes in base64>[,k0:…]” with each id once.',
  },
  'crypto.key_unknown': {
    zh: '数据由未配置的密钥加密,请把该密钥加入 TONGBAN_KEYS 后重试。',
    en: 'The data was sealed with a key that is not configured; add that key to TONGBAN_KEYS and try again.',
  },
  'crypto.sealed_damaged': {
    zh: '加密数据已损坏、被改动或不属于此处,请从备份恢复。',
    en: 'The sealed data is damaged, altered or belongs elsewhere; restore it from a backup.',
  },
} as const;
type CryptoProblemCode = keyof typeof PROBLEMS;

export function cryptoError(code: CryptoProblemCode): ProblemError {
  const problem: Problem = { code, ...PROBLEMS[code] };
  return new ProblemError(problem);
}
