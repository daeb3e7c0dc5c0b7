const HOURS_AHEAD = 8;

const shifted = (): string => new Date(Date.now() + HOURS_AHEAD * 3_600_000).toISOString();

/** Today in Shanghai, YYYY-MM-DD. */
export const todayInChina = (): string => shifted().slice(0, 10);

/** The present minute in Shanghai as RFC 3339. */
export const nowInChina = (): string => `${shifted().slice(0, 16)}:00+08:00`;
