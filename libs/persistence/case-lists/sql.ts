export interface Statement {
  readonly text: string;
  readonly values: readonly unknown[];
}

/** Values of one statement. A value that was named before keeps its name, so equal conditions have equal texts. */
export class Params {
  private readonly values: unknown[] = [];
  private readonly names = new Map<string, string>();

  add(value: unknown, type = ''): string {
    const known = JSON.stringify([value, type]);
    let name = this.names.get(known);
    if (name === undefined) {
      this.values.push(value);
      name = `$${this.values.length}${type && `::${type}`}`;
      this.names.set(known, name);
    }
    return name;
  }

  /** The statement with those values only that its text names: PostgreSQL refuses others. */
  statement(text: string): Statement {
    const used = [...new Set(text.match(/\$\d+/g))];
    return {
      text: text.replace(/\$\d+/g, (name) => `$${used.indexOf(name) + 1}`),
      values: used.map((name) => this.values[Number(name.slice(1)) - 1]),
    };
  }
}

/** Conditions joined; TRUE when there are none. */
export const allOf = (conditions: readonly string[]): string => conditions.join(' AND ') || 'TRUE';
/** FALSE when there are none. */
export const anyOf = (conditions: readonly string[]): string =>
  conditions.length > 0 ? `(${conditions.join(' OR ')})` : 'FALSE';

/** A LIKE pattern that finds `text` anywhere. */
export const anywhere = (text: string): string => `%${text.replace(/[\\%_]/g, '\\$&')}%`;
