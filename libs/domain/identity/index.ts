import type { Stage } from '../case/stage.js';

/** Roles (岗位): what a person or system may do. A post joins a role with a department; see docs/glossary.md. */
export const ROLES = [
  'applicant',
  'window',
  'kiosk',
  'prereview',
  'acceptance',
  'handler',
  'reviewer',
  'approver',
  'issuer',
  'leader',
  'reader',
  'supervisor',
  'itemadmin',
  'admin',
  'auditor',
  'system',
  'engine',
] as const;
export type Role = (typeof ROLES)[number];

/** 经办人员: those who work on cases in an office. */
export const OFFICERS: readonly Role[] = [
  'window',
  'prereview',
  'acceptance',
  'handler',
  'reviewer',
  'approver',
  'issuer',
  'leader',
];

/** 监督人员: those who watch over the cases of their region or department without working on them. */
export const OVERSEERS = ['supervisor', 'leader', 'auditor'] as const satisfies readonly Role[];

/** 岗位任职: a role held in a department; `region` where the role's scope is a region (supervisor, auditor, window). */
export interface Post {
  readonly role: Role;
  readonly departmentId?: string;
  readonly region?: string;
}

/** A signed-in person or business system. `id` is the user name or client id: stable, never reused. */
export interface Principal {
  readonly id: string;
  readonly name: string;
  readonly posts: readonly Post[];
  /** 窗口编号 where the person works at a window. */
  readonly windowId?: string;
}

/** Who acts on one case, with the roles held on that very case: all the decider needs to know of a person. */
export interface CaseActor {
  readonly id: string;
  readonly name: string;
  readonly roles: readonly Role[];
  readonly windowId?: string;
}

/** What of a case decides who may know of it. */
export interface CaseScope {
  readonly caseNo: string;
  readonly ownerId: string;
  readonly departmentId: string;
  readonly region: string;
  readonly intakeRegion?: string | null;
  readonly intakeWindow?: string | null;
  readonly deliveryWindow?: string | null;
  readonly systemClients: readonly string[];
  readonly simulated: boolean;
  readonly stage: Stage;
  readonly assigneeId?: string | null;
  /** People to whom the case was copied (抄送/抄报), and the window officers who served the applicant. */
  readonly readers: readonly string[];
}

/** Stages at which a case waits for somebody to come to a window. */
export const WINDOW_AWAITED: ReadonlySet<Stage> = new Set([
  'awaiting_supplement',
  'awaiting_originals',
  'awaiting_issuance',
  'delivering',
]);

/** What the codes of a region and of all its children begin with: 441500 covers 441521 (GB/T 2260, trailing zero pairs). */
export const regionPrefix = (region: string): string => region.replace(/(00)+$/, '');
export const regionCovers = (wider: string, region: string): boolean => region.startsWith(regionPrefix(wider));

/** By what a post with a role opens cases; the lists compile the same table to SQL. */
export type RoleScope = 'owner' | 'client' | 'window' | 'region' | 'department' | 'none';
export const ROLE_SCOPES = {
  applicant: 'owner',
  kiosk: 'owner',
  system: 'client',
  window: 'window',
  supervisor: 'region',
  auditor: 'region',
  prereview: 'department',
  acceptance: 'department',
  handler: 'department',
  reviewer: 'department',
  approver: 'department',
  issuer: 'department',
  leader: 'department',
  reader: 'none',
  itemadmin: 'none',
  admin: 'none',
  engine: 'none',
} as const satisfies Record<Role, RoleScope>;

function holds(post: Post, who: Principal, scope: CaseScope): boolean {
  const inRegion = post.region !== undefined && regionCovers(post.region, scope.region);
  switch (ROLE_SCOPES[post.role]) {
    case 'owner':
      return scope.ownerId === who.id;
    case 'client':
      return scope.systemClients.includes(who.id);
    case 'window': {
      // 自主选择: an applicant may turn to any hall, so a window may serve a case that waits for a visit (APP-01).
      const { windowId } = who;
      const isChosen = windowId !== undefined && [scope.intakeWindow, scope.deliveryWindow].includes(windowId);
      return isChosen || inRegion || WINDOW_AWAITED.has(scope.stage);
    }
    case 'region':
      return inRegion;
    case 'department':
      return post.departmentId === scope.departmentId;
    case 'none':
      return false;
  }
}

/** The roles `who` holds on a case; empty means that the case must look as if it did not exist (deny by default). */
export function rolesOnCase(who: Principal, scope: CaseScope): Role[] {
  if (scope.simulated) return who.posts.some((post) => post.role === 'itemadmin') ? ['itemadmin'] : [];
  const roles = new Set(who.posts.filter((post) => holds(post, who, scope)).map((post) => post.role));
  if (roles.size === 0 && scope.readers.includes(who.id)) roles.add('reader');
  return [...roles];
}

/** On a simulated case only its administrator has a role; everybody else is judged as on a real one. */
export const asReal = (scope: CaseScope): CaseScope => ({ ...scope, simulated: false });

/** Whether `who` may take over a case on which `role` is on turn; null: nobody is. */
export const fitsTurn = (who: Principal, { role, ...scope }: CaseScope & { readonly role: Role | null }): boolean =>
  role !== null && rolesOnCase(who, asReal(scope)).includes(role);
