import { Controller, Get, Header, HttpCode, Inject, Post, Req } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import type { Principal } from '#libs/domain/identity/index.js';
import { Answers } from '../http/answers.js';
import { JsonBody } from '../http/params.js';
import { apiProblem } from '../http/problems.js';
import { readDto } from '../http/read-dto.js';
import { Access, ANY_ROLE, Caller } from './access.js';
import { LoginDto, LoginView, TokenDto, TokenView, UserView } from './dto/sign-in.dto.js';
import { SIGN_IN } from './identity.tokens.js';
import type { SignIn } from './sign-in.js';

const userView = ({ id, name, posts, windowId }: Principal): UserView => ({
  id,
  name,
  posts,
  ...(windowId !== undefined && { windowId }),
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
  constructor(@Inject(SIGN_IN) private readonly signIn: SignIn) {}

  @Post('login')
  @HttpCode(200)
  @Header('cache-control', 'no-store')
  @Access({ public: true })
  @Answers(200, LoginView, 'Signs a person in by user name and password', [
    'VALIDATION_FAILED',
    'LOGIN_REFUSED',
    'RATE_LIMITED',
  ])
  async login(@JsonBody(LoginDto) body: LoginDto, @Req() request: FastifyRequest): Promise<LoginView> {
    const { accessToken, expiresIn, principal } = await this.signIn.signIn(
      { kind: 'user', id: body.username, secret: body.password, address: request.ip },
      'LOGIN_REFUSED',
    );
    return { accessToken, expiresIn, user: userView(principal) };
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

  @Get('me')
  @Access({ roles: ANY_ROLE })
  @Answers(200, UserView, 'Who is signed in, with the posts held now', ['UNAUTHENTICATED'])
  me(@Caller() caller: Principal): UserView {
    return userView(caller);
  }
}
