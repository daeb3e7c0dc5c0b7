export { filterNotes } from './filter-notes.js';
export { Cursor, Limit, OversightQuery, orNull, NOBODY } from './filter.dto.js';
export { address, groupLabels, inLanguage } from './labels.js';
export { MAX_EXPORT, type Sheet, SHEET_FORMATS, type SheetFormat, sendSheet } from './sheet.js';
