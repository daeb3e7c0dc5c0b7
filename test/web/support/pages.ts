import type { Prepared, Situation } from './prepared.js';

/** One page of the product as somebody opens it. Sweep (axe, width, console), screenshots and sizes all read this list. */
export interface ListedPage {
  /** Names the page in tests and its pictures' files. */
  readonly name: string;
  /** The sample account that opens it; nobody is signed in without one. */
  readonly who?: string;
  /** The API refuses what this page asks for, and the browser logs so. */
  readonly refused?: true;
  readonly address: (prepared: Prepared) => Promise<string> | string;
}

/** A page of one case: `tail` follows the case's number. */
const ofCase = (
  name: string,
  who: string,
  situation: Situation,
  room: '/cases' | '/me/cases',
  tail = '',
): ListedPage => ({
  name,
  who,
  address: async (prepared) => `${room}/${await prepared.caseIn(situation)}${tail}`,
});

const mine = (name: string, situation: Situation, tail?: string) =>
  ofCase(name, 'applicant', situation, '/me/cases', tail);

/** What anybody or an applicant opens. */
export const APPLICANTS_PAGES: readonly ListedPage[] = [
  { name: 'login', address: () => '/login' },
  { name: 'no-such-page', address: () => '/nowhere' },
  { name: 'items', address: () => '/items' },
  { name: 'items-nothing-found', address: () => '/items?q=%E6%B2%A1%E6%9C%89%E7%9A%84%E4%BA%8B' },
  { name: 'guide', address: async (prepared) => `/items/${await prepared.itemCode()}` },
  { name: 'guide-with-fee', address: async (prepared) => `/items/${await prepared.itemCode('房屋所有权')}` },
  { name: 'guide-unknown', refused: true, address: () => '/items/1144150000712345X63440154003999' },
  { name: 'progress', address: () => '/progress' },
  { name: 'my-cases', who: 'applicant', address: () => '/me' },
  mine('my-case', 'pre-review'),
  mine('my-case-to-supplement', 'awaiting-supplement'),
  mine('my-case-originals', 'awaiting-originals'),
  mine('my-case-paused', 'special-procedure'),
  mine('my-case-long-words', 'long-words'),
  mine('my-case-completed', 'completed'),
  mine('my-case-denied', 'denied'),
  mine('withdraw', 'pre-review', '/withdraw'),
];

/** What an officer opens besides the pages of a step. */
export const OFFICERS_PAGES: readonly ListedPage[] = [
  { name: 'queue-todo', who: 'prereview', address: () => '/work/todo' },
];

export const PAGES: readonly ListedPage[] = [...APPLICANTS_PAGES, ...OFFICERS_PAGES];
