/** The field, by its JSON pointer, that a refusal of the case's rules is about (libs/domain/case/rejections.ts). */
export const FIELDS_OF_CODES: Readonly<Record<string, string>> = {
  OPINION_REQUIRED: '/opinion',
  REASON_REQUIRED: '/reason',
  LEGAL_BASIS_REQUIRED: '/legalBasis',
  REPLY_DAYS_INVALID: '/replyWorkingDays',
  FEE_AMOUNT_WRONG: '/amount',
  PAID_AT_INVALID: '/paidAt',
  SPECIAL_PROCEDURE_DAYS_INVALID: '/workingDays',
  NOTICE_DATE_INVALID: '/notice/servedOn',
  NOTICE_REQUIRED: '/notice/content',
  EXTENSION_OUT_OF_BOUND: '/workingDays',
  DELIVERY_TIME_INVALID: '/deliveredAt',
};
