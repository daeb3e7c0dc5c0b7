import { Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import type { Config } from '#libs/config/index.js';
import type { Persistence } from '#libs/persistence/index.js';
import { CONFIG, NOW, type Now, PERSISTENCE } from '../http/dependencies.js';
import { AccessGuard } from './access.guard.js';
import { AuthController } from './auth.controller.js';
import { OWN_PASSWORD, PRINCIPALS, SIGN_IN, TOKENS } from './identity.tokens.js';
import { MeController } from './me.controller.js';
import { OwnPassword } from './own-password.js';
import { Principals } from './principals.js';
import { SignIn } from './sign-in.js';
import { Tokens } from './tokens.js';

/** Sample accounts exist for the development stack only; in production they are refused even if the table has them. */
const acceptsSamples = (config: Config): boolean => config.mode === 'development';

@Module({
  controllers: [AuthController, MeController],
  providers: [
    {
      provide: TOKENS,
      inject: [CONFIG, NOW],
      useFactory: (config: Config, now: Now) =>
        new Tokens(Buffer.from(config.tokenSecret, 'base64'), config.tokenTtlSeconds, now),
    },
    {
      provide: PRINCIPALS,
      inject: [PERSISTENCE, CONFIG, NOW],
      useFactory: ({ accounts, sessions }: Persistence, config: Config, now: Now) =>
        new Principals(accounts, sessions, acceptsSamples(config), now),
    },
    {
      provide: SIGN_IN,
      inject: [PERSISTENCE, TOKENS, CONFIG, NOW],
      useFactory: ({ accounts, throttle }: Persistence, tokens: Tokens, config: Config, now: Now) =>
        new SignIn(accounts, throttle, tokens, acceptsSamples(config), now),
    },
    {
      provide: OWN_PASSWORD,
      inject: [SIGN_IN, PERSISTENCE, PRINCIPALS, NOW],
      useFactory: (signIn: SignIn, { ownData }: Persistence, principals: Principals, now: Now) =>
        new OwnPassword(signIn, ownData, principals, now),
    },
    {
      provide: APP_GUARD,
      inject: [TOKENS, PRINCIPALS],
      useFactory: (tokens: Tokens, principals: Principals) => new AccessGuard(tokens, principals),
    },
  ],
  exports: [PRINCIPALS],
})
export class IdentityModule {}
