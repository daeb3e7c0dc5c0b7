import { Context } from '@temporalio/activity';
import { ApplicationFailure, CancelledFailure } from '@temporalio/common';
import type { EffectActivities } from '#libs/contracts/index.js';
import type { Effect, EffectKind } from '#libs/domain/case/effect-types.js';
import { fold } from '#libs/domain/case/evolve.js';
import type { EpochMs } from '#libs/domain/time/index.js';
import { archiveManifest } from './archive/port.js';
import { courierOrder } from './courier/port.js';
import { documentOrder } from './documents/prepare.js';
import { eLicenceOrder } from './e-licence/port.js';
import { exchangeRecord } from './exchange/port.js';
import { outgoingMessage } from './notify/prepare.js';
import { paymentOrder } from './payment/port.js';
import { LOCAL_PORTS } from './local.js';
import type {
  CaseSources,
  EffectContext,
  EffectPorts,
  Faults,
  IssuedDocument,
  OutboxEffect,
  OutboxStore,
  Receipt,
} from './ports.js';

export { LOCAL_PORTS } from './local.js';
export type { CaseFile, CaseSources, EffectPorts, Faults, OutboxEffect, OutboxStore, Receipt } from './ports.js';

/** Failure type of a call that left effects waiting; Temporal tries again. */
export const EFFECTS_WAITING = 'EffectsWaiting';

export interface EffectDeps {
  readonly outbox: OutboxStore;
  readonly sources: CaseSources;
  readonly ports: EffectPorts;
  readonly now: () => EpochMs;
  readonly log: { info(fields: object, message: string): void; warn(fields: object, message: string): void };
  /** The activity's own sign of life; Temporal's when left out. */
  readonly activity?: () => { heartbeat(details?: unknown): void; readonly cancellationSignal: AbortSignal };
  readonly faults?: Faults;
}

type Performers = { readonly [K in EffectKind]: (context: EffectContext<K>, ports: EffectPorts) => Promise<Receipt> };

/** One hop from a kind of effect to its receiver. */
const PERFORM: Performers = {
  message: (context, { notify }) => notify.send(outgoingMessage(context)),
  document: (context, { documents }) => documents.issue(documentOrder(context)),
  courier_order: (context, { courier }) => courier.order(courierOrder(context)),
  payment_order: (context, { payment }) => payment.order(paymentOrder(context)),
  e_licence: (context, { eLicence }) => eLicence.issue(eLicenceOrder(context)),
  exchange_record: (context, { exchange }) => exchange.send(exchangeRecord(context)),
  archive: (context, { archive }) => archive.keep(archiveManifest(context)),
};

const perform = <K extends EffectKind>(context: EffectContext<K>, ports: EffectPorts): Promise<Receipt> =>
  PERFORM[context.effect.kind](context, ports);

type Archived = Pick<EffectContext<EffectKind>, 'files' | 'documents'>;
type Standing = Omit<EffectContext<EffectKind>, 'effect' | keyof Archived>;

/** What went wrong, without the sentence, which may quote personal data. */
const faultOf = (error: unknown): string => {
  const { code, name } = (error ?? {}) as { code?: unknown; name?: unknown };
  return typeof code === 'string' ? code : typeof name === 'string' ? name : 'Error';
};

/** Activities that tell the outside world what happened to a case. */
export function createEffectActivities(deps: EffectDeps): EffectActivities {
  return {
    async carryOutEffects(caseNo) {
      const { heartbeat, cancellationSignal } = lifeOf(deps);
      const waiting = await deps.outbox.waiting(caseNo);
      if (waiting.length === 0) return;
      const contextOf = await contexts(deps, caseNo);
      const left = new Map<EffectKind, number>();
      for (const effect of waiting) {
        if (cancellationSignal.aborted) throw new CancelledFailure('The next run of the case carries out the rest');
        heartbeat(effect.key);
        // A receiver must get a case's effects in their order: behind one that failed the others of its kind wait.
        const done = !left.has(effect.kind) && (await tried(effect, () => contextOf(effect), deps));
        if (!done) left.set(effect.kind, (left.get(effect.kind) ?? 0) + 1);
      }
      if (left.size > 0) throw stillWaiting(caseNo, left);
    },
  };
}

function lifeOf({ activity }: EffectDeps) {
  const context = activity ? activity() : Context.current();
  return {
    heartbeat: (details: string) => context.heartbeat(details),
    cancellationSignal: context.cancellationSignal,
  };
}

async function tried(
  effect: OutboxEffect,
  contextOf: () => Promise<EffectContext<EffectKind>>,
  { outbox, ports, now, log, faults }: EffectDeps,
): Promise<boolean> {
  const about = { effect: effect.key, kind: effect.kind };
  let receipt: Receipt;
  try {
    const context = await contextOf();
    await faults?.before(effect.kind, effect.key);
    // A simulated case (模拟办件) must reach nobody outside.
    receipt = await perform(context, context.state.simulation ? LOCAL_PORTS : ports);
  } catch (error) {
    const fault = faultOf(error);
    await outbox.failed(effect.key, now(), fault);
    log.warn({ ...about, fault }, 'effect failed and will be tried again');
    return false;
  }
  await outbox.done(effect.key, now(), receipt);
  log.info({ ...about, receiver: receipt.receiver, reference: receipt.reference }, 'effect carried out');
  return true;
}

function issued({ body, receipt }: OutboxEffect & { readonly receipt: unknown }): IssuedDocument {
  const { reference, record } = (receipt ?? {}) as Partial<Receipt>;
  const text = (value: unknown): string | null => (typeof value === 'string' ? value : null);
  return { template: String(body['template']), reference: text(reference), sm3: text(record?.['sm3']) };
}

/** The case as it stood at each effect's event; the record is read once for a whole call. */
async function contexts({ sources, outbox }: EffectDeps, caseNo: string) {
  const chain = await sources.cases.events(caseNo);
  const standings = new Map<number, Promise<Standing>>();

  async function standingAt(seq: number): Promise<Standing> {
    const upTo = chain.filter(({ event }) => event.seq <= seq);
    const event = upTo.at(-1)?.event;
    const state = fold(
      caseNo,
      upTo.map((stored) => stored.event),
    );
    if (!state || event?.seq !== seq) throw new Error(`Event ${seq} of the effect is not in the record`);
    const [item, calendar] = await Promise.all([
      sources.items.version(state.item.itemCode, state.item.version),
      sources.calendars.version(state.calendar.id, state.calendar.version),
    ]);
    if (!item || !calendar) throw new Error('The item version or calendar of the case is not in the record');
    return { event, state, item, calendar, chain: upTo };
  }

  /** Read when its turn has come, so that documents issued by this very call are among them. */
  async function archived(kind: EffectKind): Promise<Archived> {
    if (kind !== 'archive') return { files: [], documents: [] };
    const [files, effects] = await Promise.all([sources.attachments.ofCase(caseNo), outbox.ofCase(caseNo)]);
    return { files, documents: effects.filter((effect) => effect.kind === 'document').map(issued) };
  }

  return async (effect: OutboxEffect): Promise<EffectContext<EffectKind>> => {
    let standing = standings.get(effect.seq);
    if (!standing) standings.set(effect.seq, (standing = standingAt(effect.seq)));
    return { effect: effect as unknown as Effect, ...(await standing), ...(await archived(effect.kind)) };
  };
}

function stillWaiting(caseNo: string, left: ReadonlyMap<EffectKind, number>): ApplicationFailure {
  const total = [...left.values()].reduce((sum, count) => sum + count, 0);
  const kinds = [...left].map(([kind, count]) => `${kind} ${count}`).join(', ');
  return ApplicationFailure.create({
    type: EFFECTS_WAITING,
    message: `${total} effects of case ${caseNo} are still waiting: ${kinds}`,
  });
}
