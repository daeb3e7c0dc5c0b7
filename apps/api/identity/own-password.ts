import { epochMs } from '#libs/domain/time/index.js';
import type { OwnData } from '#libs/persistence/index.js';
import type { Now } from '../http/dependencies.js';
import { apiProblem } from '../http/problems.js';
import type { OwnPasswordDto } from './dto/own-data.dto.js';
import type { Principals } from './principals.js';
import type { SignIn } from './sign-in.js';

/**
 * GB/T 22239—2019 (等级保护) 8.1.4.1 a), at level 2 7.1.4.1 a), asks that what proves an identity be complex and names no
 * number; ten characters with letters and digits, unlike the user name, is this house's.
 */
const MIN_LENGTH = 10;
const isWeak = (password: string, username: string): boolean =>
  [...password].length < MIN_LENGTH ||
  !/\p{L}/u.test(password) ||
  !/\p{Nd}/u.test(password) ||
  password.toLowerCase().includes(username.toLowerCase());

/** 修改密码 (ORG-15): the old one is asked for, tries are counted like sign-ins, every other sign-in ends. */
export class OwnPassword {
  constructor(
    private readonly signIn: SignIn,
    private readonly ownData: OwnData,
    private readonly principals: Principals,
    private readonly now: Now,
  ) {}

  /** The sign-in `jti` goes on. Throws PASSWORD_TOO_WEAK, OLD_PASSWORD_WRONG, RATE_LIMITED or BUSY. */
  async change(
    { username, jti }: { readonly username: string; readonly jti: string },
    { oldPassword, newPassword }: OwnPasswordDto,
    { address, requestId }: { readonly address: string; readonly requestId: string },
  ): Promise<void> {
    if (isWeak(newPassword, username) || newPassword === oldPassword) throw apiProblem('PASSWORD_TOO_WEAK');
    await this.signIn.prove({ kind: 'user', id: username, secret: oldPassword, address }, 'OLD_PASSWORD_WRONG');
    const hash = await this.signIn.hash(newPassword);
    const at = epochMs(this.now());
    await this.ownData.changePassword({ username, at, requestId }, hash, jti);
    this.principals.endOthers(username);
  }
}
