import type { Queue } from '../api/lists';

/** The queues of the menu, in its order, each with the letter that follows g (queue `all` is for searches only). */
export const QUEUES = {
  todo: 't',
  supplement: 's',
  special: 'p',
  warning: 'w',
  overdue: 'o',
  'to-issue': 'i',
  done: 'd',
  'to-read': 'r',
  read: 'e',
  department: 'a',
} as const satisfies Partial<Record<Queue, string>>;

export type MenuQueue = keyof typeof QUEUES;
export const MENU_QUEUES = Object.keys(QUEUES) as MenuQueue[];
export const isMenuQueue = (name: string): name is MenuQueue => Object.hasOwn(QUEUES, name);
