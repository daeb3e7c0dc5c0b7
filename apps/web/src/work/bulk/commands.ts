import type { CommandBody } from '../../api/commands';

/** What can be done to many cases at once. */
export const BULK_COMMANDS = ['claim', 'transfer', 'copy-to'] as const;
export type BulkCommand = (typeof BULK_COMMANDS)[number];
export type BulkBody = CommandBody<'claim'> | CommandBody<'transfer'> | CommandBody<'copy-to'>;
