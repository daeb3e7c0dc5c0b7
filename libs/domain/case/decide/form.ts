import type { FormField, ItemVersion } from '../../item/index.js';
import { isCalendarDay } from '../../time/index.js';
import { refuse } from './refusal.js';

export function fieldProblem(field: FormField, value: string | number | undefined): boolean {
  if (value === undefined || value === '') return field.required;
  if (field.type === 'number') return typeof value !== 'number' || !Number.isFinite(value);
  if (typeof value !== 'string' || value.length > (field.maxLength ?? 500)) return true;
  if (field.type === 'date') return !isCalendarDay(value);
  return field.type === 'choice' && !(field.choices ?? []).includes(value);
}

/** 业务表格: refuses with every wrong, missing or unknown field at once. */
export function checkForm(item: ItemVersion, form: Readonly<Record<string, string | number>>): void {
  const known = new Set(item.form.map(({ name }) => name));
  const wrong = [
    ...item.form.filter((field) => fieldProblem(field, form[field.name])).map(({ label }) => label),
    ...Object.keys(form).filter((name) => !known.has(name)),
  ];
  if (wrong.length > 0) refuse('FORM_INVALID', { fields: wrong.join('、') });
}
