import type { Role } from '../identity/index.js';

/** Roles as a sentence names them. */
const ROLE_NAMES: Readonly<Record<Role, { readonly zh: string; readonly en: string }>> = {
  applicant: { zh: '申请人', en: 'applicant' },
  window: { zh: '综合窗口人员', en: 'window clerk' },
  kiosk: { zh: '自助终端', en: 'kiosk' },
  prereview: { zh: '预审人员', en: 'pre-reviewer' },
  acceptance: { zh: '受理人员', en: 'acceptance officer' },
  handler: { zh: '承办人员', en: 'handler' },
  reviewer: { zh: '审核人员', en: 'reviewer' },
  approver: { zh: '批准人员', en: 'approver' },
  issuer: { zh: '发证窗口人员', en: 'issuing clerk' },
  leader: { zh: '部门领导', en: 'department leader' },
  reader: { zh: '抄送人员', en: 'reader' },
  supervisor: { zh: '监督人员', en: 'supervisor' },
  itemadmin: { zh: '事项管理员', en: 'item administrator' },
  admin: { zh: '系统管理员', en: 'administrator' },
  auditor: { zh: '审计人员', en: 'auditor' },
  system: { zh: '业务系统', en: 'business system' },
  engine: { zh: '系统自动', en: 'engine' },
};

/** The roles, named in both languages: 承办人员、业务系统; unknown ones as they are. */
export function roleNames(roles: readonly string[]): { readonly zh: string; readonly en: string } {
  const named = [...new Set(roles)].map(
    (role) => (ROLE_NAMES as Readonly<Record<string, { zh: string; en: string }>>)[role] ?? { zh: role, en: role },
  );
  return { zh: named.map(({ zh }) => zh).join('、'), en: named.map(({ en }) => en).join(', ') };
}
