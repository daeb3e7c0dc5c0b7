import type { RecordInput } from '#libs/contracts/index.js';
import { actor, type Story } from '../persistence/story.js';

type Act = readonly [command: string, role: string, body: object];
/** What officers do with a case that was submitted, one after another. */
export const WORK: readonly Act[] = [
  ['pass-pre-review', 'prereview', {}],
  ['accept', 'acceptance', {}],
  ['decide-step', 'handler', { outcome: 'approve', opinion: '同意' }],
  ['decide-step', 'reviewer', { outcome: 'approve', opinion: '同意' }],
];

export const give = (story: Story, [command, role, body]: Act): RecordInput =>
  story.give(command as 'accept', body, actor(role, role as 'handler'));
