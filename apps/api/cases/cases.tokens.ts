export const OPENINGS = Symbol('Openings');
export const COMMANDS = Symbol('Commands');
export const READING = Symbol('Reading');
export const CASE_FACTS = Symbol('CaseFacts');
