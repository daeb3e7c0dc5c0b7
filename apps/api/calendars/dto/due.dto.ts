import type { CalendarDay } from '#libs/domain/time/index.js';
import { BooleanField, ChoiceField, DayField, IntField, ListField, TextField } from '../../http/fields.js';

export class DueQuery {
  @DayField({ example: '2026-02-13' }) start: CalendarDay;
  @IntField({
    min: 0,
    max: 1000,
    fromText: true,
    example: 2,
    description: 'Working days; the start day is not counted',
  })
  days: number;
}
export class DueDayView {
  @DayField() date: string;
  @ChoiceField(['working', 'weekend', 'holiday', 'adjusted_working', 'regional_off', 'regional_working']) kind: string;
  @BooleanField() counted: boolean;
  @IntField({ min: 0, max: 1000 }) count: number;
  @BooleanField() provisional: boolean;
  @TextField({ max: 300, optional: true, description: 'The notice that says so' }) source?: string;
}
export class DueView {
  @DayField({ example: '2026-02-24' }) due: string;
  @BooleanField({ description: 'The date reaches into a year whose calendar is not published yet' })
  provisional: boolean;
  @ListField(() => DueDayView, { maxItems: 5000 }) ledger: readonly DueDayView[];
}
