import { ProblemError } from '../codes/problem.js';

/** 办理时间 of a hall: weekdays 1 (Monday) to 7, and two sessions in minutes of the day. */
export interface OfficeHours {
  readonly from: number;
  readonly to: number;
  readonly morning: Session;
  readonly afternoon: Session;
}
export interface Session {
  readonly opens: number;
  readonly closes: number;
}

const WEEKDAYS = '一二三四五六日';
const TIME = '([01]\\d|2[0-3]):([0-5]\\d)';
const SPAN = `${TIME}-${TIME}`;
const FORMAT = new RegExp(`^星期([${WEEKDAYS}])至星期([${WEEKDAYS}])：上午${SPAN}，下午${SPAN}$`);

const minutes = (hour: string, minute: string): number => Number(hour) * 60 + Number(minute);

/**
 * Reads 办理时间 as the evaluation of online services wants it (EVL-55): 星期一至星期五：上午09:00-12:00，下午13:00-17:00.
 * Throws OFFICE_HOURS_INVALID for every other writing, and for sessions that do not follow each other.
 */
export function parseOfficeHours(text: string): OfficeHours {
  const found = FORMAT.exec(text);
  if (!found) throw invalid();
  const [, first, last, ...times] = found as unknown as string[];
  const at = (i: number) => minutes(times[2 * i]!, times[2 * i + 1]!);
  const hours: OfficeHours = {
    from: WEEKDAYS.indexOf(first!) + 1,
    to: WEEKDAYS.indexOf(last!) + 1,
    morning: { opens: at(0), closes: at(1) },
    afternoon: { opens: at(2), closes: at(3) },
  };
  const order = [0, 1, 2, 3].map(at);
  const goesOn = order.every((time, i) => i === 0 || order[i - 1]! < time || (i === 2 && order[1] === time));
  if (hours.from > hours.to || !goesOn || hours.morning.opens >= NOON || hours.afternoon.opens < NOON) throw invalid();
  return hours;
}
const NOON = 720;

function invalid(): ProblemError {
  return new ProblemError({
    code: 'OFFICE_HOURS_INVALID',
    zh: '办理时间应写作“星期一至星期五：上午09:00-12:00，下午13:00-17:00”,请照此格式填写。',
    en: 'Write office hours as 星期一至星期五：上午09:00-12:00，下午13:00-17:00.',
  });
}
