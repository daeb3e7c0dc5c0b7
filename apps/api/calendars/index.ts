export { CalendarsModule } from './calendars.module.js';
export { retimeLateCases } from './late-cases.js';
