export { CasesModule } from './cases.module.js';
export { COMMANDS } from './cases.tokens.js';
export type { Commands } from './commands.js';
export { CommandAnswerView } from './dto/case-views.dto.js';
export { COMMAND_DTOS } from './dto/commands.dto.js';
