export const NOTICES = Symbol('CalendarNotices');
