import type { CommandName } from '../../api/commands';
import type { PlainField } from './fields';
import { nowInChina, todayInChina } from './now';

const prose = (
  name: string,
  label: PlainField['label'],
  own: Partial<PlainField> & { max?: number } = {},
): PlainField => ({ name, label, kind: 'prose', max: 2000, required: true, ...own }) as PlainField;
const text = (name: string, label: PlainField['label'], max: number, own: Partial<PlainField> = {}): PlainField =>
  ({ name, label, kind: 'text', max, required: true, ...own }) as PlainField;

const REASON = prose('reason', 'reason');
const CARRIER = [
  text('carrier', 'carrier', 100, { initial: () => 'EMS' }),
  text('trackingNo', 'trackingNo', 64),
] as const;
const PICKED = { kind: 'person', name: 'toUser', label: 'toUser', required: true } as const;

/** A special procedure may last as long (libs/domain/case/decide/approval.ts). */
const MAX_SPECIAL_PROCEDURE_DAYS = 365;

/** The steps that only ask for a few values: each command with its fields, in their order on the page. */
const PLAIN_FIELDS = {
  'receive-materials': [],
  'post-materials': CARRIER,
  'start-special-procedure': [
    { name: 'kind', label: 'kind', kind: 'special-procedure', required: true },
    prose('basis', 'basis', { max: 1000, initial: () => '《中华人民共和国行政许可法》第四十五条' }),
    { ...prose('notice', 'notice', { max: 4000, hint: 'notice' }), name: ['notice', 'content'] },
    {
      name: ['notice', 'servedOn'],
      label: 'servedOn',
      kind: 'day',
      required: true,
      hint: 'servedOn',
      initial: todayInChina,
    },
    {
      name: 'workingDays',
      label: 'days',
      kind: 'integer',
      required: true,
      hint: 'days',
      max: () => MAX_SPECIAL_PROCEDURE_DAYS,
    },
  ],
  'finish-special-procedure': [prose('result', 'result')],
  extend: [
    {
      name: 'workingDays',
      label: 'days',
      kind: 'integer',
      required: true,
      hint: 'days',
      max: ({ basic }) => basic.extensionMaxDays,
    },
    REASON,
  ],
  'record-fee': [
    {
      name: 'amount',
      label: 'amount',
      kind: 'money',
      required: true,
      hint: 'amount',
      initial: ({ basic }) => basic.feeAmount ?? undefined,
    },
    text('receiptNo', 'receiptNo', 64),
    { name: 'paidAt', label: 'paidAt', kind: 'instant', required: true, initial: nowInChina },
  ],
  'make-licence': [
    text('licenceName', 'licenceName', 200, {
      initial: ({ basic, result }) => result.document?.licenceName ?? basic.resultName,
    }),
    text('licenceNo', 'licenceNo', 100, {
      required: false,
      hint: 'licenceNo',
      initial: ({ result }) => result.document?.licenceNo,
    }),
  ],
  dispatch: CARRIER,
  'report-carrier': [text('status', 'carrierStatus', 200), text('place', 'place', 200, { required: false })],
  'return-to-sender': [REASON],
  'confirm-delivery': [{ name: 'deliveredAt', label: 'deliveredAt', kind: 'instant', hint: 'deliveredAt' }],
  'close-no-supplement': [prose('opinion', 'opinion', { initial: () => '申请人逾期未补正,予以办结' })],
  withdraw: [REASON],
  void: [REASON],
  transfer: [{ ...PICKED, purpose: 'transfer' }, REASON],
  delegate: [{ ...PICKED, purpose: 'delegate' }, REASON],
  urge: [prose('message', 'order', { max: 1000 })],
  'answer-urge': [prose('message', 'answer', { max: 1000 })],
  'copy-to': [
    { name: 'users', label: 'users', kind: 'people', purpose: 'copy-to', required: true },
    prose('message', 'message', { max: 1000, required: false }),
  ],
  annotate: [prose('opinion', 'opinion', { initial: () => '已阅' })],
  rate: [
    { name: 'satisfaction', label: 'rating', kind: 'satisfaction', required: true },
    prose('text', 'words', { max: 1000, required: false }),
  ],
  'fix-rating': [prose('message', 'repair', { max: 1000 })],
} as const satisfies Partial<Record<CommandName, readonly PlainField[]>>;

export type PlainCommand = keyof typeof PLAIN_FIELDS;
export const plainFields = (command: PlainCommand): readonly PlainField[] => PLAIN_FIELDS[command];
export const isPlain = (command: string): command is PlainCommand => Object.hasOwn(PLAIN_FIELDS, command);
