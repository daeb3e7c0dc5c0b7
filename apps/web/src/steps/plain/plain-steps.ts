import type { GivenCommand } from '../../api/commands';
import { defineStep, type SideTab, type Step } from '../step';
import type { PlainField } from './fields';
import { PlainFields } from './PlainFields';
import { type PlainCommand, plainFields } from './table';

const pathOf = ({ name }: PlainField): readonly string[] => (typeof name === 'string' ? [name] : name);

/** The tree with a value at a path of one or two names. */
function put(tree: Record<string, unknown>, [name, inner]: readonly string[], value: unknown): Record<string, unknown> {
  if (inner === undefined) return { ...tree, [name!]: value };
  return { ...tree, [name!]: { ...(tree[name!] as object | undefined), [inner]: value } };
}

/** Without what was left empty: the API has its own defaults. */
function filled(values: object): object {
  const entries = Object.entries(values).flatMap(([name, value]: [string, unknown]) => {
    if (typeof value === 'string') return value.trim() === '' ? [] : [[name, value.trim()]];
    if (value === undefined || value === null) return [];
    return [[name, typeof value === 'object' && !Array.isArray(value) ? filled(value) : value]];
  });
  return Object.fromEntries(entries) as object;
}

const SIDES: Partial<Record<PlainCommand, SideTab>> = { 'make-licence': 'basic', dispatch: 'basic' };

/** A step page out of its row in the table. */
export const plainStep = (command: PlainCommand): Step =>
  defineStep<Record<string, unknown>>({
    commands: [command],
    side: SIDES[command] ?? 'process',
    initial: (file) =>
      plainFields(command).reduce<Record<string, unknown>>((values, field) => {
        const value = field.initial?.(file);
        return value === undefined ? values : put(values, pathOf(field), value);
      }, {}),
    Fields: PlainFields,
    // The table above holds the names of the command's own body.
    given: (values) => ({ command, body: filled(values) }) as GivenCommand,
  });
