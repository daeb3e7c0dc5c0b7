import type { DocumentTemplate } from '../case/effect-types.js';
import type { DocumentFieldId } from './fields.js';

interface DocumentText {
  /** Grows with every change of wording or fields. */
  readonly version: number;
  /** Body above the fields; {field} stands for a field's value. */
  readonly statement: string;
  /** The fields that the document must have, in print order, besides the common ones. */
  readonly fields: readonly DocumentFieldId[];
}

/** Above and below the fields of every document. */
export const HEAD_FIELDS = [
  'caseNo',
  'itemName',
  'itemCode',
  'applicantName',
  'applicantId',
  'agentName',
  'contact',
] as const;
export const FOOT_FIELDS = ['seal', 'issuedOn', 'signature', 'copies'] as const;

/** 文书模板 (domain facts §4; 行政许可法 32, 38, 42, 45). */
export const DOCUMENT_TEXTS: Readonly<Record<DocumentTemplate, DocumentText>> = {
  receipt: {
    version: 1,
    statement: '本机关收到“{itemName}”的申请材料,现出具收件凭证。收件不代表受理。',
    fields: ['materials', 'receivedAt', 'receivedBy', 'window', 'queryNo'],
  },
  acceptance_notice: {
    version: 1,
    statement: '你(单位)于{appliedOn}提出的“{itemName}”申请,符合受理条件,自{acceptedOn}起予以受理。',
    fields: ['legalBasis', 'appliedOn', 'acceptedOn', 'promisedLimit', 'promiseDueOn', 'officer', 'phone', 'waysToAsk'],
  },
  refusal_notice: {
    version: 1,
    statement: '你(单位)于{appliedOn}提出的“{itemName}”申请,依法不予受理。',
    fields: ['appliedOn', 'reason', 'legalBasis', 'rightOrgan', 'review', 'lawsuit'],
  },
  supplement_notice: {
    version: 1,
    statement: '你(单位)提出的“{itemName}”申请材料不齐全或者不符合法定形式,现一次性告知需要补正的全部内容。',
    fields: ['defects', 'supplementDueOn', 'ways', 'consequence', 'materialsReceivedOn'],
  },
  special_procedure_notice: {
    version: 1,
    statement: '你(单位)的“{itemName}”申请依法需要进行{specialKind},{notCounted},特此书面告知。',
    fields: [
      'specialKind',
      'specialBasis',
      'specialContent',
      'specialStart',
      'specialDays',
      'notCounted',
      'expectedOn',
    ],
  },
  extension_notice: {
    version: 1,
    statement: '你(单位)的“{itemName}”申请不能在原定期限内作出决定,经本机关负责人批准延长期限。',
    fields: ['originalDate', 'reason', 'approver', 'addedDays', 'newDate'],
  },
  grant_decision: {
    version: 1,
    statement: '经审查,你(单位)于{appliedOn}提出的“{itemName}”申请符合法定条件、标准,本机关决定{decision}。',
    fields: ['decision', 'legalBasis', 'scope', 'validity', 'licenceNo', 'deliveryWay'],
  },
  denial_decision: {
    version: 1,
    statement: '经审查,你(单位)于{appliedOn}提出的“{itemName}”申请不符合法定条件、标准,本机关决定不予许可。',
    fields: ['facts', 'reason', 'legalBasis', 'review', 'lawsuit'],
  },
  completion_notice: {
    version: 1,
    statement: '你(单位)的“{itemName}”申请已办结。',
    fields: ['result', 'collection', 'fee', 'originals'],
  },
  service_receipt: {
    version: 1,
    statement: '“{itemName}”的下列文书已送达。',
    fields: [
      'servedDocuments',
      'servedTo',
      'servedPlace',
      'servedAt',
      'serviceWay',
      'receiverSignature',
      'refusal',
      'server',
    ],
  },
};
