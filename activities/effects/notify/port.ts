import type { MessageTemplate } from '#libs/domain/case/effect-types.js';
import type { Receipt } from '../ports.js';

/** 通知渠道: 短信, 移动端, 站内消息. */
export type NotifyChannel = 'sms' | 'mobile' | 'in_app';

export interface OutgoingMessage {
  readonly key: string;
  readonly template: MessageTemplate;
  readonly version: number;
  /** A user id, or `role:…@place` for everyone who holds the role there: a department, `region:…`, or `above:…` it. */
  readonly to: string;
  /** Only for messages to the applicant. */
  readonly phone?: string;
  readonly channels: readonly NotifyChannel[];
  readonly text: { readonly zh: string; readonly en: string };
}

export interface NotifyPort {
  send(message: OutgoingMessage): Promise<Receipt>;
}
