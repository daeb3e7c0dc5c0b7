import { randomUUID } from 'node:crypto';
import { draftText, phoneOf } from '#libs/domain/messages/index.js';
import type { Principal, Role } from '#libs/domain/identity/index.js';
import { epochMs } from '#libs/domain/time/index.js';
import type { Persistence, StoredEffect, StoredMessage } from '#libs/persistence/index.js';
import { type Names, requireFitUsers } from '../cases/index.js';
import type { Now } from '../http/dependencies.js';
import { commandRequestId, fingerprintOf } from '../http/idempotency.js';
import type { Language } from '../http/language.js';
import { apiProblem } from '../http/problems.js';
import { requireAllowed } from '../http/rate-limited.js';
import type { Desk, DeskCase } from './desk.js';
import type { MessagesView, MessageView, RecipientView, SendMessageDto } from './dto/messages.dto.js';
import {
  applicantPhone,
  byTime,
  messageOfEvent,
  messageOfOfficer,
  nameOf,
  type Naming,
  recipientOf,
} from './present-messages.js';

const MAX_HANDLERS = 50;
const MAX_TEXT = 500;
/** One person on one case: enough to mend a number a few times, too little to flood a phone. */
const RULE = { max: 20, windowMs: 10 * 60_000 };

interface Sending {
  readonly caller: Principal;
  readonly caseNo: string;
  readonly key: string;
  readonly body: SendMessageDto;
  readonly language: Language;
  readonly requestId: string;
}

/** 短信回执 (MSG-01 to 04): what was sent of a case and how it went, and messages that officers send. */
export class Messages {
  constructor(
    private readonly desk: Desk,
    private readonly persistence: Persistence,
    private readonly names: Names,
    private readonly now: Now,
  ) {}

  async list(caller: Principal, caseNo: string, seq: number | undefined, language: Language): Promise<MessagesView> {
    const desk = await this.desk.open(caller, caseNo);
    if (desk.isOutsider) throw apiProblem('FORBIDDEN');
    const act = seq === undefined ? undefined : desk.act(seq);
    const [effects, written] = await Promise.all([this.#effects(caseNo), this.persistence.messages.ofCase(caseNo)]);
    const isWanted = ({ seq: of }: { readonly seq: number }) => act === undefined || act.has(of);
    const [asked, sent] = [effects.filter(isWanted), written.filter(isWanted)];
    const handlers = await this.#handlers(desk, asked);
    const naming = { language, people: await this.#people(asked, sent, handlers) };
    const at = seq ?? desk.events.length;
    return {
      messages: [
        ...asked.map((effect) => ({ createdAt: effect.createdAt, view: messageOfEvent(desk, effect, naming) })),
        ...sent.map((message) => ({ createdAt: message.createdAt, view: messageOfOfficer(desk, message, naming) })),
      ]
        .sort(byTime)
        .map(({ view }) => view),
      recipients: desk.mayAct(at) ? this.#recipients(desk, at, asked, handlers, naming) : [],
    };
  }

  /** Keeps a message for the worker to send. The same request is answered as before. */
  async send({ caller, caseNo, key, body, language, requestId: request }: Sending): Promise<MessageView> {
    const desk = await this.desk.open(caller, caseNo);
    const seq = body.seq ?? desk.events.length;
    desk.act(seq);
    if (!desk.mayAct(seq)) throw apiProblem('FORBIDDEN');
    const { messages } = this.persistence;
    const requestId = commandRequestId(caller.id, caseNo, `message ${key}`);
    const fingerprint = fingerprintOf('message', body);
    if (!(await messages.ofRequest(requestId))) {
      await this.#check(desk, body, seq);
      await this.#add(desk, { ...body, seq }, requestId, fingerprint, request);
    }
    const kept = await messages.ofRequest(requestId);
    if (kept?.fingerprint !== fingerprint) throw apiProblem('IDEMPOTENCY_KEY_REUSED');
    const message = (await messages.ofCase(caseNo)).find(({ messageId }) => messageId === kept.messageId)!;
    return messageOfOfficer(desk, message, { language, people: await this.#people([], [message], []) });
  }

  async #check(desk: DeskCase, { to, replaces }: SendMessageDto, seq: number): Promise<void> {
    const { accounts, throttle } = this.persistence;
    if (to !== 'applicant') await requireFitUsers(accounts, desk.row, { nextHandlers: [to] });
    if (replaces !== undefined) {
      const [replaced] = (await this.#effects(desk.row.caseNo)).filter(({ key }) => key === replaces);
      const sameSide = replaced && (recipientOf(replaced) === 'applicant') === (to === 'applicant');
      if (!sameSide || !desk.act(seq).has(replaced.seq)) throw apiProblem('MESSAGE_UNKNOWN');
    }
    const now = epochMs(this.now());
    requireAllowed([await throttle.hit(`message:${desk.caller.id}:${desk.row.caseNo}`, RULE, now)]);
  }

  async #add(
    desk: DeskCase,
    { to, phone, text, replaces, seq }: SendMessageDto & { readonly seq: number },
    requestId: string,
    fingerprint: string,
    request: string,
  ): Promise<void> {
    const { messages, audit } = this.persistence;
    const { caseNo } = desk.row;
    const messageId = randomUUID();
    const at = epochMs(this.now());
    const number = phone ?? (to === 'applicant' ? phoneOf(desk.state) : undefined);
    const content = { text, ...(number !== undefined && { phone: number }) };
    const sentBy = desk.caller.id;
    // Logged first: no message may go out that nobody answers for.
    await audit.write({
      actorId: sentBy,
      action: 'message-sent',
      object: `case:${caseNo}`,
      at,
      requestId: request,
      detail: { messageId, seq, to, phoneGiven: phone !== undefined, ...(replaces !== undefined && { replaces }) },
    });
    await messages.add({
      messageId,
      caseNo,
      seq,
      recipient: to,
      content,
      ...(replaces !== undefined && { replaces }),
      sentBy,
      requestId,
      fingerprint,
      at,
    });
  }

  async #effects(caseNo: string): Promise<readonly StoredEffect[]> {
    return (await this.persistence.outbox.ofCase(caseNo)).filter(({ kind }) => kind === 'message');
  }

  /** Those whom the act's own messages call to work: persons, and for a role whoever holds it there. */
  async #handlers(desk: DeskCase, effects: readonly StoredEffect[]): Promise<readonly string[]> {
    const called = effects
      .filter(({ body }) => body['template'] === 'next_handler' || body['template'] === 'transferred')
      .map(recipientOf);
    const holders = await Promise.all(
      called.map(async (to) =>
        to.startsWith('role:')
          ? (await this.persistence.accounts.holders(to.slice('role:'.length) as Role, desk.row.departmentId)).map(
              ({ id }) => id,
            )
          : [to],
      ),
    );
    return [...new Set(holders.flat())].slice(0, MAX_HANDLERS);
  }

  #recipients(
    desk: DeskCase,
    seq: number,
    effects: readonly StoredEffect[],
    handlers: readonly string[],
    naming: Naming,
  ): RecipientView[] {
    const own = (isTo: (to: string) => boolean): string | undefined => {
      const effect = effects.findLast((one) => isTo(recipientOf(one)));
      return effect && messageOfEvent(desk, effect, naming).text;
    };
    const bounded = (text: string) =>
      [...text].length > MAX_TEXT ? `${[...text].slice(0, MAX_TEXT - 1).join('')}…` : text;
    const toHandler = own((to) => to !== 'applicant') ?? draftText('officer', desk.state, desk.item.name);
    return [
      {
        to: 'applicant',
        name: nameOf(desk, 'applicant', seq, naming),
        phone: applicantPhone(desk, seq),
        text: bounded(own((to) => to === 'applicant') ?? draftText('applicant', desk.state, desk.item.name)),
      },
      ...handlers.map((to) => ({ to, name: nameOf(desk, to, seq, naming), phone: null, text: bounded(toHandler) })),
    ];
  }

  #people(
    effects: readonly StoredEffect[],
    messages: readonly StoredMessage[],
    handlers: readonly string[],
  ): Promise<ReadonlyMap<string, string>> {
    const users = [
      ...effects.map(recipientOf),
      ...messages.flatMap(({ recipient, sentBy }) => [recipient, sentBy]),
      ...handlers,
    ];
    return this.names.ofPeople(users.filter((user) => user !== 'applicant' && !user.startsWith('role:')));
  }
}
