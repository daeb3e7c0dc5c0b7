import { Controller, Get, Header, HttpCode, Inject, Patch, Post, Put, Req } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import type { Principal, Role } from '#libs/domain/identity/index.js';
import { epochMs } from '#libs/domain/time/index.js';
import type { Contact, Persistence } from '#libs/persistence/index.js';
import { Answers, OF_A_BODY } from '../http/answers.js';
import { NOW, type Now, PERSISTENCE } from '../http/dependencies.js';
import { JsonBody } from '../http/params.js';
import { apiProblem } from '../http/problems.js';
import { Access, ANY_ROLE, Caller, CallerSession } from './access.js';
import { OwnContactDto, OwnPasswordDto, PreferencesDto } from './dto/own-data.dto.js';
import { UserView } from './dto/sign-in.dto.js';
import { OWN_PASSWORD } from './identity.tokens.js';
import type { OwnPassword } from './own-password.js';
import type { Session } from './tokens.js';
import { userView } from './user-view.js';

/** Business systems and terminals are kept by an administrator, not by themselves. */
const PEOPLE: readonly Role[] = ANY_ROLE.filter((role) => role !== 'system' && role !== 'kiosk');

/** 我的配置 (ORG-15): one's own data, password and preferences, and nobody else's. */
@ApiTags('auth')
@Controller('api/v1/auth/me')
export class MeController {
  constructor(
    @Inject(PERSISTENCE) private readonly persistence: Persistence,
    @Inject(OWN_PASSWORD) private readonly ownPassword: OwnPassword,
    @Inject(NOW) private readonly now: Now,
  ) {}

  @Get()
  @Access({ roles: ANY_ROLE })
  @Answers(200, UserView, 'Who is signed in, with the posts held now and own data', ['UNAUTHENTICATED'])
  async me(@Caller() caller: Principal, @CallerSession() { kind, id }: Session): Promise<UserView> {
    return userView(caller, await this.persistence.ownData.profile(kind, id));
  }

  @Patch()
  @Access({ roles: PEOPLE })
  @Answers(200, UserView, 'Changes own telephones and mail address', [...OF_A_BODY, 'UNAUTHENTICATED', 'FORBIDDEN'])
  async change(
    @Caller() caller: Principal,
    @CallerSession() session: Session,
    @JsonBody(OwnContactDto) body: OwnContactDto,
    @Req() request: FastifyRequest,
  ): Promise<UserView> {
    const { ownData } = this.persistence;
    const username = usernameOf(session);
    const profile = await ownData.profile('user', username);
    const contact = changed(profile.contact, body);
    const fields = (['phone', 'officePhone', 'email'] as const).filter(
      (name) => contact[name] !== profile.contact[name],
    );
    if (fields.length > 0) {
      const change = { username, at: epochMs(this.now()), requestId: request.id };
      await ownData.changeContact(change, contact, fields);
    }
    return userView(caller, { ...profile, contact });
  }

  @Post('password')
  @HttpCode(204)
  @Access({ roles: PEOPLE })
  @Answers(204, null, 'Sets a new password; every other sign-in of the account ends', [
    ...OF_A_BODY,
    'UNAUTHENTICATED',
    'FORBIDDEN',
    'OLD_PASSWORD_WRONG',
    'PASSWORD_TOO_WEAK',
    'RATE_LIMITED',
  ])
  password(
    @CallerSession() session: Session,
    @JsonBody(OwnPasswordDto) body: OwnPasswordDto,
    @Req() { ip, id }: FastifyRequest,
  ): Promise<void> {
    const kept = { username: usernameOf(session), jti: session.jti };
    return this.ownPassword.change(kept, body, { address: ip, requestId: id });
  }

  @Get('preferences')
  @Header('cache-control', 'no-store')
  @Access({ roles: PEOPLE })
  @Answers(200, PreferencesDto, 'Own columns of the lists and saved filters', ['UNAUTHENTICATED', 'FORBIDDEN'])
  async preferences(@CallerSession() session: Session): Promise<PreferencesDto> {
    const kept = (await this.persistence.ownData.preferences(usernameOf(session))) as PreferencesDto | undefined;
    return kept ?? { columns: {}, savedFilters: [] };
  }

  @Put('preferences')
  @Access({ roles: PEOPLE })
  @Answers(200, PreferencesDto, 'Keeps them, in place of what was kept', [...OF_A_BODY, 'UNAUTHENTICATED', 'FORBIDDEN'])
  async keepPreferences(
    @CallerSession() session: Session,
    @JsonBody(PreferencesDto) body: PreferencesDto,
  ): Promise<PreferencesDto> {
    await this.persistence.ownData.putPreferences(usernameOf(session), body);
    return body;
  }
}

/** A client's id says nothing of a person of that name. */
function usernameOf({ kind, id }: Session): string {
  if (kind !== 'user') throw apiProblem('FORBIDDEN');
  return id;
}

/** What the body leaves out stays; what it empties goes. */
function changed(contact: Contact, body: OwnContactDto): Contact {
  const merged = Object.entries({ ...contact, ...body }) as [string, string | undefined][];
  return Object.fromEntries(merged.filter(([, value]) => value));
}
