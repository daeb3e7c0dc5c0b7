import { describe, expect, it } from 'vitest';
import { CHANNELS } from '#libs/domain/terms/index.js';
import {
  BooleanField,
  ChoiceField,
  DayField,
  DecimalField,
  InstantField,
  IntField,
  ListField,
  ObjectField,
  RecordField,
  TermField,
  TextField,
  TextListField,
} from './fields.js';
import { ApiProblem } from './problems.js';
import { readDto } from './read-dto.js';

class Line {
  @TextField({ max: 5 }) name: string;
}
class Form {
  @TextField({ max: 5 }) name: string;
  @TextField({ max: 20, lines: true, optional: true }) text?: string;
  @TermField(CHANNELS, { optional: true }) channel?: string;
  @ChoiceField(['a', 'b'], { optional: true }) choice?: string;
  @DayField({ optional: true }) day?: string;
  @InstantField({ optional: true }) at?: number;
  @IntField({ min: 1, max: 9, optional: true }) days?: number;
  @IntField({ min: 1, max: 9, optional: true, fromText: true }) limit?: number;
  @DecimalField({ optional: true }) amount?: string;
  @BooleanField({ optional: true }) yes?: boolean;
  @ObjectField(() => Line, { optional: true }) line?: Line;
  @ListField(() => Line, { maxItems: 2, optional: true }) lines?: Line[];
  @TextListField({ max: 3, maxItems: 2, optional: true }) ids?: string[];
  @RecordField({ entries: 2, max: 4, optional: true }) form?: Record<string, string | number>;
  @RecordField({ entries: 2, max: 4, optional: true, nested: true }) changes?: Record<string, string | number>;
  @BooleanField({ optional: true, fromText: true }) all?: boolean;
}

function mistakes(plain: unknown): string[] {
  try {
    readDto(Form, plain);
    return [];
  } catch (thrown) {
    if (!(thrown instanceof ApiProblem)) throw thrown;
    return (thrown.extras.errors ?? []).map(({ pointer, code }) => `${pointer} ${code}`);
  }
}

describe('a field is read, bounded and named when it is wrong', () => {
  it.each<[string, object, string[]]>([
    ['a missing field', {}, ['/name REQUIRED']],
    ['null is a missing field', { name: null }, ['/name REQUIRED']],
    ['null in an optional field', { name: 'x', text: null }, []],
    ['a blank text', { name: '  ' }, ['/name TEXT_TOO_SHORT']],
    ['a number for a text', { name: 5 }, ['/name TEXT_EXPECTED']],
    ['an over-long text', { name: 'abcdef' }, ['/name TEXT_TOO_LONG']],
    ['five characters beyond the basic plane', { name: '𠮷𠮷𠮷𠮷𠮷' }, []],
    ['NUL', { name: 'a\0b' }, ['/name TEXT_CHARACTERS']],
    ['a line break in a line', { name: 'a\nb' }, ['/name TEXT_CHARACTERS']],
    ['a line break in lines', { name: 'x', text: 'a\n\tb' }, []],
    ['a lone surrogate', { name: 'a\ud800' }, ['/name TEXT_CHARACTERS']],
    ['text that would be drawn backwards', { name: 'a\u202eb' }, ['/name TEXT_CHARACTERS']],
    ['an unknown field', { name: 'x', extra: 1 }, ['/extra FIELD_UNKNOWN']],
    ['an unknown name of a prototype', { name: 'x', constructor: 1 }, ['/constructor FIELD_UNKNOWN']],
    ['an unknown term', { name: 'x', channel: 'fax' }, ['/channel TERM_UNKNOWN']],
    ['a term of the prototype', { name: 'x', channel: 'toString' }, ['/channel TERM_UNKNOWN']],
    ['another word', { name: 'x', choice: 'c' }, ['/choice TERM_UNKNOWN']],
    ['a day that does not exist', { name: 'x', day: '2026-02-29' }, ['/day DAY_INVALID']],
    ['a time without offset', { name: 'x', at: '2026-02-24T09:00:00' }, ['/at INSTANT_INVALID']],
    ['a time as number', { name: 'x', at: 1 }, ['/at INSTANT_INVALID']],
    ['a fraction', { name: 'x', days: 1.5 }, ['/days INTEGER_RANGE']],
    ['digits in a body', { name: 'x', days: '2' }, ['/days INTEGER_RANGE']],
    ['digits in an address', { name: 'x', limit: '2' }, []],
    ['too many digits', { name: 'x', limit: '1e9' }, ['/limit INTEGER_RANGE']],
    ['an amount as number', { name: 'x', amount: 1.5 }, ['/amount DECIMAL_INVALID']],
    ['an amount of a tenth of a fen', { name: 'x', amount: '1.234' }, ['/amount DECIMAL_INVALID']],
    ['a word for a boolean', { name: 'x', yes: 'true' }, ['/yes BOOLEAN_EXPECTED']],
    ['a text for an object', { name: 'x', line: 'y' }, ['/line OBJECT_EXPECTED']],
    ['a list for an object', { name: 'x', line: [] }, ['/line OBJECT_EXPECTED']],
    [
      'a mistake inside an object',
      { name: 'x', line: { name: 1, z: 1 } },
      ['/line/z FIELD_UNKNOWN', '/line/name TEXT_EXPECTED'],
    ],
    ['a mistake inside a list', { name: 'x', lines: [{ name: 'a' }, {}] }, ['/lines/1/name REQUIRED']],
    ['a text inside a list of objects', { name: 'x', lines: ['a'] }, ['/lines/0 OBJECT_EXPECTED']],
    ['null inside a list of objects', { name: 'x', lines: [null] }, ['/lines/0 OBJECT_EXPECTED']],
    ['a list inside a list of objects', { name: 'x', lines: [[{ name: 'a' }]] }, ['/lines/0 OBJECT_EXPECTED']],
    ['an object for a list', { name: 'x', lines: { 0: { name: 'a' } } }, ['/lines LIST_EXPECTED']],
    ['too many entries', { name: 'x', lines: [{ name: 'a' }, { name: 'a' }, { name: 'a' }] }, ['/lines LIST_SIZE']],
    ['a number in a list of texts', { name: 'x', ids: ['a', 1] }, ['/ids TEXT_EXPECTED']],
    ['an over-long text in a list', { name: 'x', ids: ['abcd'] }, ['/ids TEXT_TOO_LONG']],
    ['a form', { name: 'x', form: { 姓名: 'a', n: 1 } }, []],
    ['a nested value in a form', { name: 'x', form: { a: {} } }, ['/form RECORD_INVALID']],
    ['an over-long value in a form', { name: 'x', form: { a: 'abcde' } }, ['/form RECORD_INVALID']],
    ['a pointer with a slash', { name: 'x', 'a/b~c': 1 }, ['/a~1b~0c FIELD_UNKNOWN']],
    ['a list for the whole', [], [' OBJECT_EXPECTED']],
  ])('%s', (_, plain, expected) => {
    expect(mistakes(plain)).toEqual(expected);
  });

  it('reads a group of changes by path, and words of an address', () => {
    const read = readDto(Form, { name: 'x', changes: { a: { b: 'c' }, d: 1 }, all: 'false' });
    expect({ ...read }).toEqual({ name: 'x', changes: { 'a.b': 'c', d: 1 }, all: false });
    expect(mistakes({ name: 'x', changes: { a: { b: { c: 1 } } }, all: 'yes' })).toEqual([
      '/changes RECORD_INVALID',
      '/all BOOLEAN_EXPECTED',
    ]);
  });

  it('trims texts, resolves terms and instants', () => {
    const read = readDto(Form, { name: ' x ', channel: '窗口', at: '2026-02-24T09:00:00+08:00', ids: [' a '] });
    expect({ ...read }).toEqual({ name: 'x', channel: 'window', at: Date.UTC(2026, 1, 24, 1), ids: ['a'] });
  });
});
