import { describe, expect, it } from 'vitest';
import type { Principal, Role } from '#libs/domain/identity/index.js';
import type { Channel } from '#libs/domain/terms/index.js';
import { roleFor } from './who-opens.js';

const holding = (...roles: Role[]): Principal => ({ id: 'x', name: 'x', posts: roles.map((role) => ({ role })) });
const simulation = { startAt: 0, rate: 1 };

describe('who opens a case through which channel', () => {
  it.each<[Role[], Channel, Role]>([
    [['applicant'], 'online', 'applicant'],
    [['applicant'], 'mobile', 'applicant'],
    [['applicant'], 'courier', 'applicant'],
    [['window'], 'window', 'window'],
    [['kiosk'], 'kiosk', 'kiosk'],
    [['applicant', 'window'], 'window', 'window'],
  ])('%j by %s as %s', (roles, channel, role) => {
    expect(roleFor(holding(...roles), { channel })).toBe(role);
  });

  it.each<[Role[], Channel]>([
    [['applicant'], 'window'],
    [['window'], 'online'],
    [['kiosk'], 'mobile'],
    [['handler'], 'online'],
    [['itemadmin'], 'online'],
    [[], 'online'],
  ])('%j not by %s', (roles, channel) => {
    expect(() => roleFor(holding(...roles), { channel })).toThrow(
      expect.objectContaining({ code: 'FORBIDDEN' }) as Error,
    );
  });

  it('a simulated one is the item administrator’s alone, through any channel', () => {
    expect(roleFor(holding('itemadmin'), { channel: 'window', simulation })).toBe('itemadmin');
    expect(() => roleFor(holding('applicant'), { channel: 'online', simulation })).toThrow(
      expect.objectContaining({ code: 'FORBIDDEN' }) as Error,
    );
  });
});
