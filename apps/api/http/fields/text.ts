import { FIELD_PROBLEMS as problem } from '../field-problems.js';
import { type Check, field, type FieldOptions } from './field.js';

// Control characters and the ones that reorder text on a page; a text over several lines may break and indent.
const FORBIDDEN_IN_LINE = /[\p{Cc}\u202a-\u202e\u2066-\u2069]/u;
// eslint-disable-next-line no-control-regex -- naming the control characters is the point
const FORBIDDEN_IN_LINES = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/u;

export const isText = (value: unknown): value is string => typeof value === 'string';
export const cleanText = (text: string, lines: boolean): boolean =>
  text.isWellFormed() && !(lines ? FORBIDDEN_IN_LINES : FORBIDDEN_IN_LINE).test(text);
/** Length in characters, as OpenAPI counts; the cheap length first, since a text never has more characters than units. */
export const fits = (text: string, max: number): boolean => text.length <= max || [...text].length <= max;

interface TextOptions extends FieldOptions {
  readonly max: number;
  /** 0 lets an empty text through, for fields on which a rule of the case has the word. Default 1. */
  readonly min?: number;
  readonly lines?: boolean;
  /** Secrets are taken as they are. */
  readonly trim?: boolean;
  readonly pattern?: { readonly expression: RegExp; readonly zh: string; readonly en: string };
}
function textChecks(
  { max, min = 1, lines = false, pattern }: TextOptions,
  every: (holds: (v: string) => boolean) => Check['holds'],
): Check[] {
  return [
    { name: 'text', problem: problem.text(), holds: every(() => true) },
    { name: 'maxLength', problem: problem.tooLong(max), holds: every((text) => fits(text, max)) },
    { name: 'minLength', problem: problem.tooShort(min), holds: every((text) => text.length >= min) },
    { name: 'characters', problem: problem.characters(), holds: every((text) => cleanText(text, lines)) },
    ...(pattern
      ? [
          {
            name: 'pattern',
            problem: problem.pattern(pattern.zh, pattern.en),
            holds: every((text) => pattern.expression.test(text)),
          },
        ]
      : []),
  ];
}
const textSchema = ({ max, min = 1, pattern }: TextOptions) => ({
  type: 'string' as const,
  maxLength: max,
  ...(min > 0 && { minLength: min }),
  ...(pattern && { pattern: pattern.expression.source }),
});
const trimmed = (value: unknown): unknown => (isText(value) ? value.trim() : value);

/** Text, trimmed, at most `max` characters, of one line unless `lines`. */
export const TextField = (options: TextOptions): PropertyDecorator =>
  field(
    textChecks(options, (holds) => (value) => isText(value) && holds(value)),
    textSchema(options),
    options,
    options.trim === false ? undefined : trimmed,
  );

/** 意见, 理由, 要求 …: free text over several lines; emptiness is for the rules of the case to judge. */
export const ProseField = (options: FieldOptions & { max?: number; min?: number } = {}): PropertyDecorator =>
  TextField({ max: 2000, min: 0, lines: true, ...options });

export interface ListOptions extends FieldOptions {
  readonly maxItems: number;
  readonly minItems?: number;
}
export const listChecks = ({ maxItems, minItems = 0 }: ListOptions): Check[] => [
  { name: 'list', problem: problem.list(), holds: Array.isArray },
  {
    name: 'listSize',
    problem: problem.listSize(minItems, maxItems),
    holds: (value) => Array.isArray(value) && value.length >= minItems && value.length <= maxItems,
  },
];
export const listSchema = ({ maxItems, minItems = 0 }: ListOptions) => ({
  maxItems,
  ...(minItems > 0 && { minItems }),
});

/** A list of short texts: identifiers, user names. */
export const TextListField = (options: ListOptions & TextOptions): PropertyDecorator =>
  field(
    [
      ...listChecks(options),
      ...textChecks(
        options,
        (holds) => (value) => Array.isArray(value) && value.every((entry) => isText(entry) && holds(entry)),
      ),
    ],
    { type: 'array', items: textSchema(options), ...listSchema(options) },
    options,
    (value) => (Array.isArray(value) ? value.map(trimmed) : value),
  );
