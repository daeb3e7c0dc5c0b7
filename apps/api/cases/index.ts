export { CasesModule } from './cases.module.js';
export { COMMANDS, NAMES } from './cases.tokens.js';
export type { Commands } from './commands.js';
export { CommandAnswerView } from './dto/case-views.dto.js';
export { COMMAND_DTOS } from './dto/commands.dto.js';
export { CaseRowView } from './dto/lists.dto.js';
export type { Names } from './names.js';
export { rowView } from './present-row.js';
