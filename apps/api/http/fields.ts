export { type FieldOptions, fieldsOf, isObject } from './fields/field.js';
export { ListField, ListsField, ObjectField, PlainField, RecordField, ValueField } from './fields/nested.js';
export { ProseField, TextField, TextListField } from './fields/text.js';
export {
  BooleanField,
  ChoiceField,
  DayField,
  DecimalField,
  InstantField,
  IntField,
  NumberField,
  TermField,
} from './fields/values.js';
