import type { CommandBodies } from '../commands.js';
import { opinionOf, type Rule } from './context.js';
import { refuse, required } from './refusal.js';
import { runningClock } from '../availability.js';

const cents = (amount: string): bigint => {
  const [yuan, fen = ''] = amount.split('.');
  return BigInt(yuan! + fen.padEnd(2, '0'));
};

export const recordFee: Rule<'record-fee'> = (_state, body, { facts: { item, now } }) => {
  const { amount } = item.fee!;
  if (!/^\d{1,12}(\.\d{1,2})?$/.test(body.amount) || cents(body.amount) !== cents(amount))
    refuse('FEE_AMOUNT_WRONG', { amount });
  if (body.paidAt > now) refuse('PAID_AT_INVALID');
  const receiptNo = required(body.receiptNo, 'TEXT_REQUIRED', { field: 'receiptNo' });
  return [{ type: 'fee-recorded', data: { amount, receiptNo, paidAt: body.paidAt } }];
};

/** 制证: name and number default to what a business system granted, else to the item's first result and the case number. */
export const makeLicence: Rule<'make-licence'> = (state, body, { facts: { item } }) => [
  {
    type: 'licence-made',
    data: {
      licenceName: body.licenceName?.trim() || state.result?.licenceName || (item.results[0]?.name ?? item.name),
      licenceNo: body.licenceNo?.trim() || state.result?.licenceNo || state.caseNo,
    },
  },
];

const carrier = (body: CommandBodies['dispatch']) => ({
  carrier: required(body.carrier, 'TEXT_REQUIRED', { field: 'carrier' }),
  trackingNo: required(body.trackingNo, 'TEXT_REQUIRED', { field: 'trackingNo' }),
});

export const dispatch: Rule<'dispatch'> = (_state, body) => [{ type: 'dispatched', data: carrier(body) }];

export const reportCarrier: Rule<'report-carrier'> = (_state, body) => [
  {
    type: 'carrier-reported',
    data: {
      status: required(body.status, 'TEXT_REQUIRED', { field: 'status' }),
      ...(body.place && { place: body.place }),
    },
  },
];

export const returnToSender: Rule<'return-to-sender'> = (_state, body) => [
  { type: 'returned-to-sender', data: { reason: required(body.reason, 'REASON_REQUIRED') } },
];

/** 送达: not before the licence was made (the stage began) or dispatched, not in the future. */
export const confirmDelivery: Rule<'confirm-delivery'> = (state, body, { facts: { now } }) => {
  const deliveredAt = body.deliveredAt ?? now;
  if (deliveredAt > now || deliveredAt < (state.dispatch?.at ?? state.stageSince)) refuse('DELIVERY_TIME_INVALID');
  return [{ type: 'delivered', data: { deliveredAt } }];
};

/** 发放登记: when somebody else collects, name, document type and number are all mandatory (RES-07). */
export const handOver: Rule<'hand-over'> = (_state, body, { actor }) => {
  const { inPerson, receiver, collection } = body;
  const data = {
    inPerson,
    ...(actor.windowId && { windowId: actor.windowId }),
    ...(collection && { collection }),
  };
  const event = { type: 'handed-over' as const, ...opinionOf(body.opinion), data };
  if (!receiver && inPerson) return [event];
  if (!receiver?.name?.trim() || !receiver.idType || !receiver.idNo?.trim()) refuse('RECEIVER_REQUIRED');
  return [{ ...event, personal: { receiver } }];
};

/** 材料寄送: the tracking number closes the posting task (APP-06). */
export const postMaterials: Rule<'post-materials'> = (state, body) => {
  if (!runningClock(state, 'paper_posting')) refuse('NO_CHANGE');
  return [{ type: 'materials-posted', data: carrier(body) }];
};

export const receiveMaterials: Rule<'receive-materials'> = () => [{ type: 'materials-received', data: {} }];
