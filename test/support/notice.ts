import { NATIONAL_CALENDAR } from '#libs/domain/calendar/index.js';
import type { ApiClient } from './client.js';

export interface NoticeDay {
  readonly day: string;
  readonly kind: 'off' | 'working';
}
export interface Notice {
  readonly id: string;
  readonly changes: readonly { day: string; before: string; after: string }[];
  readonly retiming: {
    readonly state: string;
    readonly waiting: number;
    readonly cases: number;
    readonly moved: number;
    readonly freed: number;
    readonly failed: number;
  };
}

/** A correction of a year of the national calendar: as it is in the samples, with these days on top. */
export async function importNotice(
  admin: ApiClient,
  year: number,
  source: string,
  days: readonly NoticeDay[],
): Promise<Notice> {
  const known = NATIONAL_CALENDAR.years.find((one) => one.year === year);
  const kept: NoticeDay[] = [
    ...(known?.daysOff ?? []).map((day) => ({ day, kind: 'off' as const })),
    ...(known?.workingDays ?? []).map((day) => ({ day, kind: 'working' as const })),
  ];
  const body = { year, source, signer: '国务院办公厅', replaces: true, days: [...kept, ...days] };
  const answer = await admin.post<Notice>('/api/v1/calendars/CN/notices', body);
  if (answer.status !== 201) throw new Error(`The notice was refused: ${JSON.stringify(answer.body)}`);
  return answer.body;
}
