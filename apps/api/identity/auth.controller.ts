import { Controller, Get, Header, HttpCode, Inject, Post, Req, Res } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Config } from '#libs/config/index.js';
import type { Persistence } from '#libs/persistence/index.js';
import { ACCOUNTS } from '#libs/samples/index.js';
import { Answers } from '../http/answers.js';
import { CONFIG, PERSISTENCE } from '../http/dependencies.js';
import { JsonBody } from '../http/params.js';
import { apiProblem } from '../http/problems.js';
import { readDto } from '../http/read-dto.js';
import { Access, ANY_ROLE, CallerSession } from './access.js';
import { LoginDto, LoginView, SampleAccountsView, SampleAccountView, TokenDto, TokenView } from './dto/sign-in.dto.js';
import { PRINCIPALS, SIGN_IN } from './identity.tokens.js';
import type { Principals } from './principals.js';
import { endedCookie, PAGE_HEADER, PAGE_SESSION_SECONDS, sessionCookie } from './session-cookie.js';
import type { SignIn } from './sign-in.js';
import type { Session } from './tokens.js';
import { userView } from './user-view.js';

const isTls = ({ protocol }: FastifyRequest): boolean => protocol === 'https';

const sampleView = ({ username, name, posts }: (typeof ACCOUNTS)[number]): SampleAccountView => ({
  username,
  name,
  roles: [...new Set(posts.map(({ role }) => role))],
});

/** `Basic` credentials, form-decoded as RFC 6749 §2.3.1 wants; undefined when there are none. */
function basicCredentials(header: string | undefined): { client_id: string; client_secret: string } | undefined {
  const encoded = /^Basic ([A-Za-z0-9+/]+={0,2})$/i.exec(header ?? '')?.[1];
  const [, id, secret] = /^([^:]*):(.*)$/s.exec(Buffer.from(encoded ?? '', 'base64').toString('utf8')) ?? [];
  if (id === undefined || secret === undefined) return undefined;
  try {
    const decode = (text: string) => decodeURIComponent(text.replaceAll('+', ' '));
    return { client_id: decode(id), client_secret: decode(secret) };
  } catch {
    return { client_id: id, client_secret: secret };
  }
}

@ApiTags('auth')
@Controller('api/v1/auth')
export class AuthController {
  constructor(
    @Inject(SIGN_IN) private readonly signIn: SignIn,
    @Inject(PRINCIPALS) private readonly principals: Principals,
    @Inject(PERSISTENCE) private readonly persistence: Persistence,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  @Post('login')
  @HttpCode(200)
  @Header('cache-control', 'no-store')
  @Access({ public: true })
  @Answers(200, LoginView, 'Signs a person in by user name and password', [
    'VALIDATION_FAILED',
    'LOGIN_REFUSED',
    'RATE_LIMITED',
  ])
  async login(
    @JsonBody(LoginDto) body: LoginDto,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<LoginView> {
    const isPage = request.headers[PAGE_HEADER] !== undefined;
    const { accessToken, expiresIn, principal } = await this.signIn.signIn(
      {
        kind: 'user',
        id: body.username,
        secret: body.password,
        address: request.ip,
        ...(isPage && { ttlSeconds: PAGE_SESSION_SECONDS }),
      },
      'LOGIN_REFUSED',
    );
    if (isPage) reply.header('set-cookie', sessionCookie(accessToken, isTls(request)));
    const profile = await this.persistence.ownData.profile('user', principal.id);
    return { accessToken, expiresIn, user: userView(principal, profile) };
  }

  @Post('token')
  @HttpCode(200)
  @Header('cache-control', 'no-store')
  @Access({ public: true })
  @ApiConsumes('application/x-www-form-urlencoded')
  @ApiBody({ type: TokenDto })
  @Answers(200, TokenView, 'Gives a business system its token by client credentials', [
    'VALIDATION_FAILED',
    'GRANT_TYPE_UNSUPPORTED',
    'CLIENT_REFUSED',
    'RATE_LIMITED',
  ])
  async token(@Req() request: FastifyRequest): Promise<TokenView> {
    // Unknown parameters are passed over, as RFC 6749 §3.2 asks.
    const { grant_type, client_id, client_secret } = (request.body ?? {}) as Record<string, unknown>;
    const form = readDto(TokenDto, {
      grant_type,
      client_id,
      client_secret,
      ...basicCredentials(request.headers.authorization),
    });
    if (form.grant_type !== 'client_credentials')
      throw apiProblem('GRANT_TYPE_UNSUPPORTED', {}, { members: { error: 'unsupported_grant_type' } });
    if (!form.client_id || !form.client_secret)
      throw apiProblem('CLIENT_REFUSED', {}, { members: { error: 'invalid_client' } });
    const { accessToken, expiresIn } = await this.signIn.signIn(
      { kind: 'client', id: form.client_id, secret: form.client_secret, address: request.ip },
      'CLIENT_REFUSED',
    );
    return { access_token: accessToken, token_type: 'Bearer', expires_in: expiresIn };
  }

  @Post('logout')
  @HttpCode(204)
  @Access({ roles: ANY_ROLE })
  @Answers(204, null, 'Ends this sign-in: its token is refused from now on', ['UNAUTHENTICATED'])
  async logout(
    @CallerSession() session: Session,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    await this.principals.end(session);
    reply.header('set-cookie', endedCookie(isTls(request)));
  }

  @Get('sample-accounts')
  @Access({ public: true })
  @Answers(200, SampleAccountsView, 'Accounts to try the development stack with; none anywhere else', [])
  sampleAccounts(): SampleAccountsView {
    return { rows: this.config.mode === 'development' ? ACCOUNTS.map(sampleView) : [] };
  }
}
