import { fold } from '#libs/domain/case/evolve.js';
import type { Effect, EffectKind } from '#libs/domain/case/effect-types.js';
import type { CaseSources, EffectContext, IssuedDocument, OutboxEffect, OutboxStore, Receipt } from './ports.js';

type Archived = Pick<EffectContext<EffectKind>, 'files' | 'documents'>;
type Standing = Omit<EffectContext<EffectKind>, 'effect' | keyof Archived>;

function issued({ body, receipt }: OutboxEffect & { readonly receipt: unknown }): IssuedDocument {
  const { reference, record } = (receipt ?? {}) as Partial<Receipt>;
  const text = (value: unknown): string | null => (typeof value === 'string' ? value : null);
  return { template: String(body['template']), reference: text(reference), sm3: text(record?.['sm3']) };
}

/** The case as it stood at each effect's event; the record is read once for all effects of a case. */
export async function contextsOf(caseNo: string, sources: CaseSources, outbox: Pick<OutboxStore, 'ofCase'>) {
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
    const [item, calendar, organ] = await Promise.all([
      sources.items.version(state.item.itemCode, state.item.version),
      sources.calendars.version(state.calendar.id, state.calendar.version),
      sources.places.department(state.home.departmentId),
    ]);
    if (!item || !calendar || !organ) {
      throw new Error('The item version, calendar or department of the case is not in the record');
    }
    return { event, state, item, calendar, organ, chain: upTo };
  }

  /** Read when its turn has come, so that documents issued just before are among them. */
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
