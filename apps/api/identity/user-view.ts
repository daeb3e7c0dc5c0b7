import type { Principal } from '#libs/domain/identity/index.js';
import type { Profile } from '#libs/persistence/index.js';
import type { UserView } from './dto/sign-in.dto.js';

/** Who is signed in, with what they keep of themselves. */
export const userView = (
  { id, name, posts, windowId }: Principal,
  { contact, departmentNames, windowName }: Profile,
): UserView => ({
  id,
  name,
  posts,
  ...(windowId !== undefined && { windowId }),
  phone: contact.phone ?? null,
  officePhone: contact.officePhone ?? null,
  email: contact.email ?? null,
  departmentNames,
  windowName,
});
