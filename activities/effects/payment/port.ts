import type { EffectContext, Receipt } from '../ports.js';

/** 缴费单 (GB/T 39046 table 14). */
export interface PaymentOrder {
  readonly key: string;
  readonly caseNo: string;
  readonly itemName: string;
  readonly payee: string;
  /** CNY, decimal text. */
  readonly amount: string;
  readonly basis: string;
}

export interface PaymentPort {
  order(order: PaymentOrder): Promise<Receipt>;
}

export const paymentOrder = ({ effect, state, item }: EffectContext<'payment_order'>): PaymentOrder => ({
  key: effect.key,
  caseNo: state.caseNo,
  itemName: item.name,
  payee: item.departmentName,
  amount: effect.body.amount,
  basis: item.fee?.basis ?? '',
});
