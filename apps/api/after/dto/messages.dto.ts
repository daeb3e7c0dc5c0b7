import { ChoiceField, IntField, ListField, ProseField, TextField, TextListField } from '../../http/fields.js';
import { IdField, PhoneField } from '../../cases/index.js';

const MAX_SEQ = Number.MAX_SAFE_INTEGER;
const Instant = (options: { nullable?: boolean } = {}) =>
  TextField({ max: 35, example: '2026-02-24T09:00:00.000+08:00', ...options });
const Name = (options: { nullable?: boolean; description?: string } = {}) => TextField({ max: 300, ...options });

export class TryView {
  @Instant() at: string;
  @ChoiceField(['done', 'failed']) outcome: 'done' | 'failed';
  @Name({ nullable: true, description: 'Code of the receiver’s refusal' }) detail: string | null;
}

export class MessageView {
  @Name() messageId: string;
  @IntField({ min: 1, max: MAX_SEQ, description: 'The event that it tells of' }) seq: number;
  @Name({ description: '`applicant`, a user name, or `role:…` for all who hold it' }) to: string;
  @Name({ description: 'The recipient in words' }) name: string;
  @Name({ nullable: true, description: 'Masked unless the caller may see personal data' }) phone: string | null;
  @TextField({ max: 10_000 }) text: string;
  @TextListField({ max: 20, maxItems: 3, description: 'sms 短信 · mobile 移动终端 · in_app 站内消息' })
  channels: readonly string[];
  @Name({ nullable: true, description: 'The officer who wrote it; null for what the event sent by itself' })
  sentBy: string | null;
  @ChoiceField(['waiting', 'sent', 'failed', 'replaced'], {
    description: 'failed: the last try failed; replaced: an officer sent another one in its place',
  })
  status: 'waiting' | 'sent' | 'failed' | 'replaced';
  @Instant() createdAt: string;
  @ListField(() => TryView, { maxItems: 100_000 }) tries: readonly TryView[];
}

export class RecipientView {
  @Name({ description: '`applicant` or a user name' }) to: string;
  @Name() name: string;
  @Name({ nullable: true, description: 'The number of the case; null when it has none' }) phone: string | null;
  @TextField({ max: 500, description: 'What to begin with' }) text: string;
}

export class MessagesView {
  @ListField(() => MessageView, { maxItems: 100_000 }) messages: readonly MessageView[];
  @ListField(() => RecipientView, {
    maxItems: 51,
    description: 'To whom the caller may write from here; empty for those who only look on',
  })
  recipients: readonly RecipientView[];
}

export class MessagesQuery {
  @IntField({
    min: 1,
    max: MAX_SEQ,
    fromText: true,
    optional: true,
    description: 'Only messages of the act that this event belongs to',
  })
  seq?: number;
}

export class SendMessageDto {
  @IntField({
    min: 1,
    max: MAX_SEQ,
    optional: true,
    description: 'The event that it tells of; the last one by default',
  })
  seq?: number;

  @IdField({ description: '`applicant` or a user name' })
  to: string;

  @PhoneField({ optional: true })
  phone?: string;

  @ProseField({ max: 500, min: 1 })
  text: string;

  @TextField({
    max: 80,
    optional: true,
    description: 'Id of a message of the event that has not gone out: it is not tried any more',
  })
  replaces?: string;
}
