import { addDays, calendarDay, type CalendarDay, compareDays } from '#libs/domain/time/index.js';
import type { CalendarData, RegionalDay } from './types.js';

const days = (...texts: string[]): CalendarDay[] => texts.map(calendarDay);

/** Every day from `first` to `last`, both included. */
function span(first: string, last = first): CalendarDay[] {
  const end = calendarDay(last);
  const found: CalendarDay[] = [];
  for (let day = calendarDay(first); compareDays(day, end) <= 0; day = addDays(day, 1)) found.push(day);
  return found;
}

/** 国务院办公厅 部分节假日安排, as published. 2027 has no notice yet: it is provisional until one is imported. */
export const NATIONAL_CALENDAR: CalendarData = {
  id: 'CN',
  version: 1,
  years: [
    {
      year: 2024,
      source: '国办发明电〔2023〕7号',
      daysOff: [
        ...span('2024-01-01'),
        ...span('2024-02-10', '2024-02-17'),
        ...span('2024-04-04', '2024-04-06'),
        ...span('2024-05-01', '2024-05-05'),
        ...span('2024-06-10'),
        ...span('2024-09-15', '2024-09-17'),
        ...span('2024-10-01', '2024-10-07'),
      ],
      workingDays: days(
        '2024-02-04',
        '2024-02-18',
        '2024-04-07',
        '2024-04-28',
        '2024-05-11',
        '2024-09-14',
        '2024-09-29',
        '2024-10-12',
      ),
    },
    {
      year: 2025,
      source: '国办发明电〔2024〕12号',
      daysOff: [
        ...span('2025-01-01'),
        ...span('2025-01-28', '2025-02-04'),
        ...span('2025-04-04', '2025-04-06'),
        ...span('2025-05-01', '2025-05-05'),
        ...span('2025-05-31', '2025-06-02'),
        ...span('2025-10-01', '2025-10-08'),
      ],
      workingDays: days('2025-01-26', '2025-02-08', '2025-04-27', '2025-09-28', '2025-10-11'),
    },
    {
      year: 2026,
      source: '国办发明电〔2025〕7号',
      daysOff: [
        ...span('2026-01-01', '2026-01-03'),
        ...span('2026-02-15', '2026-02-23'),
        ...span('2026-04-04', '2026-04-06'),
        ...span('2026-05-01', '2026-05-05'),
        ...span('2026-06-19', '2026-06-21'),
        ...span('2026-09-25', '2026-09-27'),
        ...span('2026-10-01', '2026-10-07'),
      ],
      workingDays: days('2026-01-04', '2026-02-14', '2026-02-28', '2026-05-09', '2026-09-20', '2026-10-10'),
    },
  ],
};

/**
 * A calendar for one region: `data` with extra days on top, under its own id. A day named twice takes the later entry.
 * The version stays that of `data` unless one is given; give a new one whenever the days change.
 */
export function withRegionalDays(
  data: CalendarData,
  id: string,
  regionalDays: readonly RegionalDay[],
  version = data.version,
): CalendarData {
  return { ...data, id, version, regionalDays: [...(data.regionalDays ?? []), ...regionalDays] };
}
