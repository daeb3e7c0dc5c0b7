import type { DeliveryAddress } from '#libs/domain/case/state.js';
import { ProblemError } from '#libs/domain/codes/problem.js';
import type { EffectContext, Receipt } from '../ports.js';

/** 物流寄递 (GB/T 39046 table 15). */
export interface CourierOrder {
  readonly key: string;
  readonly caseNo: string;
  /** The result to the applicant, or the paper materials from the intake window to the home department. */
  readonly purpose: 'result' | 'materials';
  readonly sender: string;
  readonly to: DeliveryAddress | { readonly organ: string };
}

export interface CourierPort {
  order(order: CourierOrder): Promise<Receipt>;
}

export function courierOrder({ effect, state, item }: EffectContext<'courier_order'>): CourierOrder {
  const { purpose } = effect.body;
  const base = { key: effect.key, caseNo: state.caseNo, purpose };
  if (purpose === 'materials') {
    return { ...base, sender: state.intake?.windowId ?? state.ownerId, to: { organ: item.departmentName } };
  }
  if (!state.deliveryAddress) {
    throw new ProblemError({
      code: 'COURIER_ADDRESS_MISSING',
      zh: '办件没有收件地址,请更正数据或改变送达方式后重试。',
      en: 'The case has no delivery address; correct the data or change the way of delivery.',
    });
  }
  return { ...base, sender: item.departmentName, to: state.deliveryAddress };
}
