import type { Office } from '../../support/office.js';
import { PATHS } from '../../support/paths.js';
import { longWords, type Prepared } from './prepared.js';
import { aReport, lastMonth, thisMonth } from './reports.js';
import { HOUSE, STAGES, STEP_CASES } from './step-cases.js';

/** One page of the product as somebody opens it. The sweep (axe, width, console) and the pictures read this list. */
export interface ListedPage {
  /** Names the page in tests and in its pictures' files. */
  readonly name: string;
  /** The sample account that opens it; nobody is signed in without one. */
  readonly who?: string;
  /** The API refuses what this page asks for, and the browser logs so. */
  readonly refused?: true;
  readonly address: (prepared: Prepared) => Promise<string> | string;
}

type Way = (office: Office) => Promise<string>;
/** A page of one case: `tail` follows the case's number. */
const ofCase =
  (room: '/cases' | '/me/cases') =>
  (name: string, who: string, way: Way, tail = ''): ListedPage => ({
    name,
    who,
    address: async (prepared) => `${room}/${await prepared.of(way)}${tail}`,
  });
const mine = ofCase('/me/cases');
const file = ofCase('/cases');
const completed = PATHS['fully-online']!;
const denied = PATHS.denied!;
const publishedReport: Way = (office) => aReport(office, { region: '410000', month: lastMonth(), publish: true });
const nothingFound = encodeURIComponent('没有的事');

/** What anybody or an applicant opens. */
export const APPLICANTS_PAGES: readonly ListedPage[] = [
  { name: 'login', address: () => '/login' },
  { name: 'no-such-page', address: () => '/nowhere' },
  { name: 'items', address: () => '/items' },
  { name: 'items-nothing-found', address: () => `/items?q=${nothingFound}` },
  { name: 'guide', address: async (prepared) => `/items/${await prepared.itemCode()}` },
  { name: 'guide-with-fee', address: async (prepared) => `/items/${await prepared.itemCode(HOUSE)}` },
  { name: 'guide-unknown', refused: true, address: () => '/items/1144150000712345X63440154003999' },
  { name: 'progress', address: () => '/progress' },
  { name: 'apply', who: 'applicant', address: async (prepared) => `/apply/${await prepared.itemCode()}` },
  { name: 'my-cases', who: 'applicant', address: () => '/me' },
  { name: 'my-account', who: 'applicant', address: () => '/me/account' },
  mine('my-case', 'applicant', STAGES.preReview),
  mine('my-case-asked', 'applicant', STAGES.awaitingSupplement),
  mine('my-case-originals', 'applicant', STAGES.awaitingOriginals),
  mine('my-case-paused', 'applicant', STAGES.specialProcedure),
  mine('my-case-long-words', 'applicant', longWords),
  mine('my-case-completed', 'applicant', completed),
  mine('my-case-denied', 'applicant', denied),
  mine('my-case-withdraw', 'applicant', STAGES.preReview, '/withdraw'),
  mine('my-case-supplement', 'applicant', STAGES.awaitingSupplement, '/supplement'),
  mine('my-case-receipt', 'applicant', STAGES.preReview, '/receipt'),
];

/** An officer's lists and own data, the window's intake, the case file, and what follows an action. */
export const OFFICERS_PAGES: readonly ListedPage[] = [
  {
    name: 'queue-todo',
    who: 'prereview',
    address: async (prepared) => {
      await Promise.all([prepared.of(STAGES.preReview), prepared.of(STAGES.urged)]);
      return '/work/todo';
    },
  },
  { name: 'queue-all-of-department', who: 'leader', address: () => '/work/department' },
  { name: 'queue-empty', who: 'other-handler', address: () => '/work/todo' },
  { name: 'queue-nothing-found', who: 'prereview', address: () => `/work/todo?itemName=${nothingFound}` },
  { name: 'supervision', who: 'supervisor', address: () => '/supervision' },
  { name: 'supervision-nothing', who: 'supervisor', address: () => '/supervision?by=item&itemCode=NONE' },
  {
    name: 'supervision-due',
    who: 'supervisor',
    address: async (prepared) => {
      await prepared.of(STAGES.preReview);
      return '/supervision/due';
    },
  },
  {
    name: 'supervision-urges',
    who: 'supervisor',
    address: async (prepared) => {
      await prepared.of(STAGES.urged);
      return '/supervision/urges';
    },
  },
  {
    name: 'supervision-absence',
    who: 'supervisor',
    address: () => '/supervision/absence?user=acceptance&from=2026-12-01&to=2026-12-31',
  },
  { name: 'supervision-board', who: 'supervisor', address: () => '/supervision/board' },
  {
    name: 'statistics',
    who: 'supervisor',
    address: async (prepared) => {
      await Promise.all([prepared.of(completed), prepared.of(denied)]);
      return '/statistics';
    },
  },
  {
    name: 'statistics-period',
    who: 'leader',
    address: () => '/statistics?indicator=case-volume&groupBy=period&step=day',
  },
  {
    name: 'statistics-cases',
    who: 'supervisor',
    address: async (prepared) => {
      await prepared.of(completed);
      return '/statistics/case-volume/cases';
    },
  },
  {
    name: 'reports',
    who: 'supervisor',
    address: async (prepared) => {
      await prepared.of(publishedReport);
      return '/reports';
    },
  },
  { name: 'reports-none', who: 'auditor', address: () => '/reports?year=2001' },
  {
    name: 'report-draft',
    who: 'supervisor',
    address: async (prepared) => {
      await Promise.all([completed, denied, STAGES.urged].map((way) => prepared.of(way)));
      return `/reports/${await aReport(prepared.office, { region: '441500', month: thisMonth() })}`;
    },
  },
  {
    name: 'report-published',
    who: 'auditor',
    address: async (prepared) => `/reports/${await prepared.of(publishedReport)}`,
  },
  { name: 'report-unknown', who: 'supervisor', refused: true, address: () => '/reports/no-such-report' },
  { name: 'calendars', who: 'admin', address: () => '/calendars' },
  { name: 'rules', who: 'admin', address: () => '/rules' },
  { name: 'absences', who: 'other-handler', address: () => '/absences' },
  { name: 'absences-of-others', who: 'admin', address: () => '/absences' },
  { name: 'account', who: 'handler', address: () => '/account' },
  { name: 'intake-items', who: 'window', address: () => '/intake' },
  { name: 'intake', who: 'window', address: async (prepared) => `/intake/${await prepared.itemCode('二级建造师')}` },
  file('file', 'handler', STAGES.underApproval),
  file('file-process', 'handler', STAGES.specialProcedure, '?tab=process'),
  file('file-materials', 'prereview', STAGES.awaitingSupplement, '?tab=materials'),
  file('file-form', 'handler', STAGES.underApproval, '?tab=form'),
  file('file-result', 'issuer', completed, '?tab=result'),
  file('file-denied', 'approver', denied, '?tab=result'),
  file('file-urged', 'prereview', STAGES.urged),
  file('file-long-words', 'acceptance', longWords),
  { name: 'file-unknown', who: 'handler', refused: true, address: () => '/cases/NO-SUCH-CASE' },
  file('after', 'prereview', STAGES.awaitingAcceptance, '/after/2'),
  file('after-supplement', 'prereview', STAGES.awaitingSupplement, '/after/2'),
  file('document', 'prereview', STAGES.preReview, '/documents/1-1'),
];

/** The page of every command, at the stage where it is given. */
export const STEP_PAGES: readonly ListedPage[] = [
  ...STEP_CASES.map(({ command, who, to }) =>
    file(`step-${command}`, who, command === 'delegate' ? STAGES.claimed : to, `/do/${command}`),
  ),
  file('step-accept', 'acceptance', STAGES.awaitingAcceptance, '/do/accept'),
  file('step-last-approval', 'approver', STAGES.lastStep, '/do/decide-step'),
  file('step-not-possible', 'handler', STAGES.preReview, '/do/decide-step'),
];

export const PAGES: readonly ListedPage[] = [...APPLICANTS_PAGES, ...OFFICERS_PAGES, ...STEP_PAGES];
