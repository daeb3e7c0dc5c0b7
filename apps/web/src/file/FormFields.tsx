import type { CaseFile } from '../api/case';
import { type Fact, FactList, wideIfLong } from './FactList';
import { useWords } from './words';

type Field = CaseFile['form'][number];

/** 业务表格 to read: each field by its label; dates written out, long texts over the whole width. */
export function FormFields({ fields }: { readonly fields: readonly Field[] }) {
  const { t, day } = useWords();
  const text = ({ type, value }: Field): string => {
    if (typeof value !== 'string' && typeof value !== 'number') return '';
    return type === 'date' && typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value) ? day(value) : String(value);
  };
  return (
    <FactList
      facts={fields.map((field): Fact => {
        const value = text(field);
        return [
          field.label,
          value === '' ? <span className="second">{t('form.empty')}</span> : <span className="prose">{value}</span>,
          wideIfLong(value),
        ];
      })}
    />
  );
}
