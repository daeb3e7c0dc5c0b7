import type { Problem } from '../codes/problem.js';
import { ITEM_FIELDS, type ItemField, type Said } from './check-fields.js';
import { ITEM_PROBLEMS, type ItemProblemCode } from './check-texts.js';

/** One thing that is wrong with an item version. */
export interface ItemProblem extends Problem {
  readonly code: ItemProblemCode;
  /** JSON pointer to the value at fault. */
  readonly path: string;
}

/** Collects problems; each test adds at most one and lets the others go on, so that a person sees all of them at once. */
export class Finder {
  readonly problems: ItemProblem[] = [];

  add(code: ItemProblemCode, path: string, details: Readonly<Record<string, string | number | Said>> = {}): void {
    const fill = (language: 'zh' | 'en'): string =>
      ITEM_PROBLEMS[code][language].replace(/\{(\w+)\}/g, (_all, key: string) => {
        const detail = details[key] ?? '';
        return typeof detail === 'object' ? detail[language] : String(detail);
      });
    this.problems.push({ code, path, zh: fill('zh'), en: fill('en') });
  }

  text(path: string, field: ItemField, value: string | undefined): void {
    if (value === undefined || value.trim() === '') this.add('ITEM_TEXT_MISSING', path, { field: ITEM_FIELDS[field] });
  }

  whole(path: string, field: ItemField, value: number, min: number, max: number): void {
    if (!Number.isInteger(value) || value < min || value > max) {
      this.add('ITEM_NUMBER_OUT_OF_RANGE', path, { field: ITEM_FIELDS[field], min, max });
    }
  }

  oneOf(path: string, field: ItemField, value: string, allowed: readonly string[]): void {
    if (!allowed.includes(value)) {
      this.add('ITEM_VALUE_UNKNOWN', path, { field: ITEM_FIELDS[field], value, allowed: allowed.join(', ') });
    }
  }

  /** At least one entry, each of `allowed` where given, none twice. */
  list(path: string, field: ItemField, values: readonly string[], allowed?: readonly string[]): void {
    if (values.length === 0) this.add('ITEM_LIST_EMPTY', path, { field: ITEM_FIELDS[field] });
    values.forEach((value, i) => {
      if (allowed) this.oneOf(`${path}/${i}`, field, value, allowed);
      else this.text(`${path}/${i}`, field, value);
    });
    this.unique(path, field, values);
  }

  unique(path: string, field: ItemField, values: readonly (string | number)[]): void {
    values.forEach((value, i) => {
      if (values.indexOf(value) !== i)
        this.add('ITEM_VALUE_TWICE', `${path}/${i}`, { field: ITEM_FIELDS[field], value });
    });
  }
}
