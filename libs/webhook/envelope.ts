import { type EpochMs, toRfc3339 } from '#libs/domain/time/index.js';

/** An event of a case as a business system is told of it: no personal data; the rest is behind `href`. */
export interface ToldEvent {
  readonly caseNo: string;
  readonly seq: number;
  readonly type: string;
  readonly at: EpochMs;
  /** The stage in which the case was when the event had been recorded. */
  readonly stage: string;
  readonly itemCode: string;
  readonly departmentId: string;
  readonly region: string;
}

const TYPE_PREFIX = 'cn.tongban.case.';
const CASES = '/api/v1/cases';

/** The same for the same event however often it is sent: receivers know by it what they had before. */
export const eventId = ({ caseNo, seq }: Pick<ToldEvent, 'caseNo' | 'seq'>): string => `${caseNo}-${seq}`;

/** CloudEvents 1.0 in structured JSON. A case is a source of its own: `sequence` (the extension) orders its events. */
export const cloudEvent = (event: ToldEvent): string => {
  // One by one: the row that an event comes with holds more than receivers are told.
  const { caseNo, seq, type, at, stage, itemCode, departmentId, region } = event;
  const href = `${CASES}/${caseNo}`;
  return JSON.stringify({
    specversion: '1.0',
    id: eventId(event),
    source: href,
    type: `${TYPE_PREFIX}${type}`,
    subject: caseNo,
    time: toRfc3339(at),
    sequence: String(seq).padStart(8, '0'),
    datacontenttype: 'application/json',
    data: { caseNo, seq, type, stage, itemCode, departmentId, region, href },
  });
};

/** What a receiver gets when its owner asks for a try. */
export const testEvent = (id: string, at: EpochMs): string =>
  JSON.stringify({
    specversion: '1.0',
    id,
    source: CASES,
    type: 'cn.tongban.test',
    time: toRfc3339(at),
    datacontenttype: 'application/json',
    data: { message: '这是一次测试推送 / This is a test' },
  });
