import { ROLES, type Role } from '#libs/domain/identity/index.js';
import { ChoiceField, ListField, TextField, TextListField } from '../../http/fields.js';

export const MAX_COLLEAGUES = 50;
export const PURPOSES = ['next-handlers', 'transfer', 'delegate', 'copy-to'] as const;
/** What somebody is picked for. */
export type Purpose = (typeof PURPOSES)[number];

export class ColleaguesQuery {
  @ChoiceField(PURPOSES) purpose: Purpose;
  @TextField({ max: 50, optional: true, description: 'Anywhere in the name or user name' }) q?: string;
}

export class ColleagueView {
  @TextField({ max: 64 }) username: string;
  @TextField({ max: 100 }) name: string;
  @TextListField({ max: 20, maxItems: ROLES.length, description: 'Held on this case; for a copy, held anywhere' })
  roles: readonly Role[];
  @TextField({ max: 300, nullable: true, description: 'Department, or the window where the person works' })
  departmentName: string | null;
}
export class ColleaguesView {
  @ListField(() => ColleagueView, { maxItems: MAX_COLLEAGUES }) rows: readonly ColleagueView[];
}
