import type { TFunction } from 'i18next';
import type { CommandName } from '../api/commands';

/** Commands that are given here with one click; every other has a page of its own. */
const ONE_CLICK = ['claim', 'release'] as const;
type OneClick = (typeof ONE_CLICK)[number];
export const isOneClick = (command: string): command is OneClick => ONE_CLICK.some((name) => name === command);

/** A command as its button says it; the API offers none that the page has no word for. */
export const commandName = (t: TFunction<'file'>, command: string): string => t(`command.${command as CommandName}`);
