export const OPENINGS = Symbol('Openings');
export const COMMANDS = Symbol('Commands');
export const NAMES = Symbol('Names');
export const REGION_CALENDARS = Symbol('RegionCalendars');
export const READING = Symbol('Reading');
export const COLLEAGUES = Symbol('Colleagues');
export const CASE_FACTS = Symbol('CaseFacts');
