import { calendarDay } from '../time/index.js';
import { aCase, atWindow, type Story, type Telling } from './testing.js';

/** Support of tests, no part of the product: beginnings that several stories share. */
export const lines = [
  { materialId: 'application', requirement: '请签字' },
  { materialId: 'training', requirement: '请补交' },
];
export const file = (materialId: string) => ({ materialId, form: 'electronic' as const });
export const byMail: Telling = {
  application: {
    delivery: { method: 'mail' },
    deliveryAddress: { name: '王小明', phone: '13800000000', address: '人民路1号' },
  },
};
export const elsewhere = atWindow({
  intake: { region: '410100', windowId: 'W01' },
  materials: [
    { materialId: 'application', form: 'paper' },
    { materialId: 'identity', form: 'e_licence' },
  ],
});
export const supplement = (story = aCase()) => story.does('prereview', 'request-supplement', { lines });
export const hearing = (story = aCase().accepted()) =>
  story.does('handler', 'start-special-procedure', {
    kind: 'hearing',
    basis: '行政许可法第四十六条',
    notice: { content: '听证需 8 个工作日', servedOn: calendarDay('2026-03-02') },
    workingDays: 8,
  });
export const made = (telling?: Telling) =>
  aCase('fully_online', telling).accepted().granted().does('issuer', 'make-licence', {});
export const denied = (story: Story) => {
  story.does('handler', 'decide-step', { outcome: 'approve' }).does('reviewer', 'decide-step', { outcome: 'approve' });
  return story.does('approver', 'decide-step', { outcome: 'deny', opinion: '面积不足' });
};
