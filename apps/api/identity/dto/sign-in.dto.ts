import { ROLES, type Role } from '#libs/domain/identity/index.js';
import { ChoiceField, IntField, ListField, ObjectField, TextField, TextListField } from '../../http/fields.js';

export class LoginDto {
  @TextField({ max: 64, example: 'prereview' })
  username: string;

  @TextField({ max: 256, trim: false, example: 'Tongban#2026' })
  password: string;
}

/** RFC 6749 §4.4; the client's id and secret may come by HTTP Basic instead. */
export class TokenDto {
  @TextField({ max: 64, example: 'client_credentials' })
  grant_type: string;

  @TextField({ max: 64, optional: true, example: 'biz-construction' })
  client_id?: string;

  @TextField({ max: 256, trim: false, optional: true })
  client_secret?: string;
}

export class PostView {
  @ChoiceField(ROLES)
  role: Role;

  @TextField({ max: 64, optional: true })
  departmentId?: string;

  @TextField({ max: 12, optional: true })
  region?: string;
}

export class UserView {
  @TextField({ max: 64, description: 'User name or client id' })
  id: string;

  @TextField({ max: 100 })
  name: string;

  @ListField(() => PostView, { maxItems: 100 })
  posts: readonly PostView[];

  @TextField({ max: 64, optional: true, description: '窗口编号' })
  windowId?: string;

  @TextField({ max: 25, nullable: true, description: '手机号码' })
  phone: string | null;

  @TextField({ max: 25, nullable: true, description: '办公电话' })
  officePhone: string | null;

  @TextField({ max: 254, nullable: true })
  email: string | null;

  @TextListField({ max: 200, maxItems: 1000, description: 'Of the posts, by department id' })
  departmentNames: readonly string[];

  @TextField({ max: 300, nullable: true, description: 'Hall and window' })
  windowName: string | null;
}

export class SampleAccountView {
  @TextField({ max: 64 })
  username: string;

  @TextField({ max: 100 })
  name: string;

  @TextListField({ max: 20, maxItems: 20 })
  roles: readonly string[];
}
export class SampleAccountsView {
  @ListField(() => SampleAccountView, { maxItems: 100 })
  rows: readonly SampleAccountView[];
}

export class LoginView {
  @TextField({ max: 2048 })
  accessToken: string;

  @IntField({ min: 1, max: 86_400, description: 'Seconds' })
  expiresIn: number;

  @ObjectField(() => UserView)
  user: UserView;
}

export class TokenView {
  @TextField({ max: 2048 })
  access_token: string;

  @ChoiceField(['Bearer'])
  token_type: 'Bearer';

  @IntField({ min: 1, max: 86_400, description: 'Seconds' })
  expires_in: number;
}
