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
  mine('my-case-withdraw', 'pre-review', '/withdraw'),
  mine('my-case-supplement', 'awaiting-supplement', '/supplement'),
  mine('my-case-receipt', 'pre-review', '/receipt'),
  { name: 'apply', who: 'applicant', address: async (prepared) => `/apply/${await prepared.itemCode()}` },
];

const file = (name: string, who: string, situation: Situation, tab?: string) =>
  ofCase(name, who, situation, '/cases', tab && `?tab=${tab}`);

/** An officer's lists, own data and the window's intake. */
const WORK_PAGES: readonly ListedPage[] = [
  {
    name: 'queue-todo',
    who: 'prereview',
    address: async (prepared) => {
      await Promise.all((['pre-review', 'urged', 'long-words'] as const).map((name) => prepared.caseIn(name)));
      return '/work/todo';
    },
  },
  { name: 'queue-all-of-department', who: 'leader', address: () => '/work/department' },
  { name: 'queue-empty', who: 'other-handler', address: () => '/work/todo' },
  { name: 'queue-nothing-found', who: 'prereview', address: () => '/work/todo?q=%E6%B2%A1%E6%9C%89%E7%9A%84%E4%BA%8B' },
  { name: 'account', who: 'handler', address: () => '/account' },
  { name: 'intake-items', who: 'window', address: () => '/intake' },
  { name: 'intake', who: 'window', address: async (prepared) => `/intake/${await prepared.itemCode('二级建造师')}` },
];

/** A case file: each tab, and each situation that looks otherwise. */
const FILE_PAGES: readonly ListedPage[] = [
  file('file', 'handler', 'under-approval'),
  file('file-process', 'handler', 'special-procedure', 'process'),
  file('file-materials', 'prereview', 'awaiting-supplement', 'materials'),
  file('file-form', 'handler', 'under-approval', 'form'),
  file('file-result', 'issuer', 'completed', 'result'),
  file('file-long-words', 'acceptance', 'long-words'),
  file('file-urged', 'prereview', 'urged'),
  file('file-denied', 'approver', 'denied', 'result'),
  {
    name: 'file-unknown',
    who: 'handler',
    refused: true,
    address: () => '/cases/1144150000712345X63440154003000202601019999',
  },
];

export const OFFICERS_PAGES: readonly ListedPage[] = [...WORK_PAGES, ...FILE_PAGES];

export const PAGES: readonly ListedPage[] = [...APPLICANTS_PAGES, ...OFFICERS_PAGES];
