/** Values of one statement. A value that was named before keeps its name, so equal conditions have equal texts. */
export class Params {
  readonly values: unknown[] = [];
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
}

/** Conditions joined; TRUE when there are none. */
export const allOf = (conditions: readonly string[]): string => conditions.join(' AND ') || 'TRUE';
/** FALSE when there are none. */
export const anyOf = (conditions: readonly string[]): string =>
  conditions.length > 0 ? `(${conditions.join(' OR ')})` : 'FALSE';

/** A LIKE pattern that finds `text` anywhere. */
export const anywhere = (text: string): string => `%${text.replace(/[\\%_]/g, '\\$&')}%`;
