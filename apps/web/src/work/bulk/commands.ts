import type { CommandBody } from '../../api/commands';

/** What can be done to many cases of a queue at once. */
export const QUEUE_COMMANDS = ['claim', 'transfer', 'copy-to'] as const;
/** And to those that one watches over. */
export type BulkCommand = (typeof QUEUE_COMMANDS)[number] | 'urge';
export type BulkBody = { [C in BulkCommand]: CommandBody<C> }[BulkCommand];
