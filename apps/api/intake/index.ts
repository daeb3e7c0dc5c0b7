export { IntakeController } from './intake.controller.js';
