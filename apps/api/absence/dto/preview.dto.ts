import { BooleanField, DayField, IntField, ListField, TextField } from '../../http/fields.js';

export const MAX_PREVIEW = 200;
const Count = (description: string) => IntField({ min: 0, max: Number.MAX_SAFE_INTEGER, description });

export class PreviewCaseView {
  @TextField({ max: 64 }) caseNo: string;
  @TextField({ max: 300 }) itemName: string;
  @TextField({ max: 100 }) stageName: string;
  @DayField({ nullable: true }) dueOn: string | null;
  @BooleanField({ description: 'False: the other one may not do what is on turn; it stays where it is' }) goes: boolean;
}
/** 试算: which open cases would go over now. Nothing is changed by asking. */
export class WorkPreviewView {
  @Count('Cases that would go over') goes: number;
  @Count('Cases that would stay') stays: number;
  @ListField(() => PreviewCaseView, { maxItems: MAX_PREVIEW, description: 'The first of them' })
  rows: readonly PreviewCaseView[];
}
export class PeopleQuery {
  @TextField({ max: 50, optional: true, description: 'Anywhere in the name or user name' }) q?: string;
}
/** Of whose work it is. */
export class PeopleForQuery extends PeopleQuery {
  @TextField({ max: 64, description: 'User name of the officer whose work it is' }) officer: string;
}
