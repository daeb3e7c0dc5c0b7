export { CalendarsController } from './calendars.controller.js';
