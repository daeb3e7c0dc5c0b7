import type { Principal, Role } from '#libs/domain/identity/index.js';
import { CHANNELS, type Channel } from '#libs/domain/terms/index.js';
import { apiProblem } from '../http/problems.js';

/** Who may open a case through which channel (来源): applicants for themselves, windows and kiosks for those before them. */
const CHANNELS_BY_ROLE: Readonly<Partial<Record<Role, readonly Channel[]>>> = {
  applicant: ['online', 'mobile', 'courier'],
  window: ['window'],
  kiosk: ['kiosk'],
};
export const OPENING_ROLES: readonly Role[] = ['applicant', 'window', 'kiosk', 'itemadmin'];

/** The role in which the caller opens the case. A simulated case is the item administrator's, and nothing else is. */
export function roleFor(
  caller: Principal,
  { channel, simulation }: { readonly channel: Channel; readonly simulation?: object },
): Role {
  const held = new Set(caller.posts.map((post) => post.role));
  if (simulation) {
    if (!held.has('itemadmin')) throw apiProblem('SIMULATION_FORBIDDEN');
    return 'itemadmin';
  }
  const roles = OPENING_ROLES.filter((role) => held.has(role));
  const role = roles.find((candidate) => CHANNELS_BY_ROLE[candidate]?.includes(channel));
  if (role) return role;
  const offered = roles.flatMap((candidate) => CHANNELS_BY_ROLE[candidate] ?? []);
  if (offered.length === 0) throw apiProblem(held.has('itemadmin') ? 'SIMULATION_FORBIDDEN' : 'FORBIDDEN');
  throw apiProblem('CHANNEL_FORBIDDEN', {
    channel: CHANNELS[channel].zh,
    offered: offered.map((id) => CHANNELS[id].zh).join('、'),
  });
}
