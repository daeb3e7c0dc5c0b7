import { PHONE } from '#libs/domain/case/correctable.js';
import { type Queue, QUEUES } from '#libs/persistence/index.js';
import { ChoiceField, ListField, ListsField, TextField } from '../../http/fields.js';

const orEmpty = (expression: RegExp): RegExp => new RegExp(`^$|${expression.source}`, expression.flags);
const EMAIL = /^[^\s@]{1,64}@[^\s@.]+(\.[^\s@.]+)+$/;

const Contact = (max: number, expression: RegExp, zh: string, en: string) =>
  TextField({
    max,
    min: 0,
    optional: true,
    description: 'Empty takes it away',
    pattern: { expression: orEmpty(expression), zh, en },
  });
const Phone = () => Contact(25, PHONE, '电话号码', 'a telephone number');

/** What is left out stays as it is. */
export class OwnContactDto {
  @Phone() phone?: string;
  @Phone() officePhone?: string;
  @Contact(254, EMAIL, '电子邮箱', 'a mail address') email?: string;
}

export class OwnPasswordDto {
  @TextField({ max: 256, trim: false }) oldPassword: string;
  @TextField({ max: 256, trim: false, description: '10 characters or more, with letters and digits' })
  newPassword: string;
}

export class SavedFilterDto {
  @TextField({ max: 64 }) id: string;
  @TextField({ max: 50 }) name: string;
  @ChoiceField(QUEUES) queue: Queue;
  @TextField({ max: 1000, min: 0, description: 'As it stands in the address bar' }) search: string;
}
export class PreferencesDto {
  @ListsField({ entries: 20, maxItems: 30, max: 50, description: 'Columns that are shown, by list, in their order' })
  columns: Readonly<Record<string, readonly string[]>>;

  @ListField(() => SavedFilterDto, { maxItems: 30 })
  savedFilters: readonly SavedFilterDto[];
}
