import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import {
  type CaseScope,
  OFFICERS,
  type Post,
  type Principal,
  type Role,
  rolesOnCase,
} from '#libs/domain/identity/index.js';
import { DEPARTMENTS, HALLS, REGIONS, WINDOWS } from '#libs/samples/index.js';
import { type ScratchDatabase, scratchDatabase } from '../setup/database.js';

let db: ScratchDatabase;
beforeAll(async () => {
  db = await scratchDatabase(inject('databaseUrl'));
  await db.store.places.put({
    regions: REGIONS.map((region) => ({ ...region, parent: region.parent ?? null })),
    departments: Object.values(DEPARTMENTS),
    halls: HALLS,
    windows: WINDOWS.map((window) => ({ ...window, departmentId: window.departmentId ?? null })),
  });
  await db.store.accounts.addUsers(
    PEOPLE.map(({ id: username, ...rest }) => ({ ...rest, username, passwordHash: null, sample: false })),
  );
});
afterAll(() => db.drop());

const ROLES: readonly Role[] = [...OFFICERS, 'supervisor', 'auditor'];
const WHERE: readonly Omit<Post, 'role'>[] = [
  {},
  { departmentId: 'fengqiu-market' },
  { departmentId: 'henan-market' },
  { region: '410000' },
  { region: '410700' },
  { region: '410727' },
  { region: '441500' },
  { region: '000000' },
];
const AT: readonly (string | undefined)[] = [undefined, 'W-410727-01', 'W-441500-01'];

/** Every role in every place, at no window and at two; and people with two posts. */
const PEOPLE: readonly Principal[] = [
  ...ROLES.flatMap((role) =>
    WHERE.flatMap((where, n) =>
      AT.map((windowId, m) => ({
        id: `${role}-${n}-${m}`,
        name: `${role} ${n} ${m}`,
        posts: [{ role, ...where }],
        ...(windowId && { windowId }),
      })),
    ),
  ),
  {
    id: 'two-posts',
    name: '双岗',
    posts: [
      { role: 'handler', departmentId: 'fengqiu-market' },
      { role: 'window', region: '441500' },
    ],
  },
  // A role in one department and another role in the case's own: neither gives the other.
  {
    id: 'crossed',
    name: '交叉',
    posts: [
      { role: 'handler', departmentId: 'henan-market' },
      { role: 'reviewer', departmentId: 'fengqiu-market' },
    ],
  },
];

const scope = (own: Partial<CaseScope> = {}): CaseScope => ({
  caseNo: 'C',
  ownerId: 'nobody',
  departmentId: 'fengqiu-market',
  region: '410727',
  systemClients: [],
  simulated: false,
  stage: 'pre_review',
  readers: [],
  ...own,
});

describe('colleagues', () => {
  it.each<[string, CaseScope]>([
    ['a case before any window', scope()],
    ['a case taken in at a window', scope({ intakeWindow: 'W-441500-01', deliveryWindow: 'W-410727-01' })],
    ['a case that waits for a visit', scope({ stage: 'awaiting_originals' })],
    ['a case of a province', scope({ departmentId: 'henan-market', region: '410000' })],
  ])('on %s are those who hold the role by its own rule', async (_, on) => {
    for (const role of ROLES) {
      const found = await db.store.colleagues.find({
        roles: [role],
        scope: on,
        holding: 'on-case',
        except: [],
        limit: 1000,
      });
      const expected = PEOPLE.filter((who) => rolesOnCase(who, on).includes(role)).map(({ id }) => id);
      expect([role, found.map(({ principal }) => principal.id)]).toEqual([role, expected.sort()]);
    }
  });

  it('are found by a part of the name or user name, signs of a pattern taken as they are, and in bounds', async () => {
    const find = async (q: string, limit = 50) => {
      const query = { roles: ROLES, scope: scope(), holding: 'anywhere', except: ['two-posts'], limit, q } as const;
      return (await db.store.colleagues.find(query)).map(({ principal }) => principal.id);
    };
    expect(await find('交')).toEqual(['crossed']);
    expect(await find('CROSS')).toEqual(['crossed']);
    expect(await find('双岗')).toEqual([]);
    expect(await find('%')).toEqual([]);
    expect(await find('-', 7)).toHaveLength(7);
  });

  it('are named with their department, the case’s own first, or their window', async () => {
    const found = await db.store.colleagues.find({
      roles: ROLES,
      scope: scope(),
      holding: 'anywhere',
      except: [],
      limit: 1000,
    });
    const workplace = new Map(found.map(({ principal, workplace: name }) => [principal.id, name]));
    expect(workplace.get('crossed')).toBe('封丘县市场监督管理局');
    expect(workplace.get('handler-2-0')).toBe('河南省市场监督管理局');
    expect(workplace.get('window-3-1')).toBe('封丘县政务服务中心全省通办窗口 01');
    expect(workplace.get('supervisor-3-0')).toBeNull();
  });
});
