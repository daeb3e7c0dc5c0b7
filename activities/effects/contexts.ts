import { evolve } from '#libs/domain/case/evolve.js';
import type { Effect, EffectKind } from '#libs/domain/case/effect-types.js';
import type { CaseState } from '#libs/domain/case/state.js';
import type {
  CaseLog,
  CaseSources,
  DueEffect,
  EffectContext,
  IssuedDocument,
  OutboxEffect,
  OutboxStore,
  Receipt,
} from './ports.js';

type Archived = Pick<EffectContext<EffectKind>, 'files' | 'documents'>;
type Standing = Omit<EffectContext<EffectKind>, 'effect' | keyof Archived>;

function issued({ body }: OutboxEffect, receipt: unknown): IssuedDocument {
  const { reference, record } = (receipt ?? {}) as Partial<Receipt>;
  const text = (value: unknown): string | null => (typeof value === 'string' ? value : null);
  return { template: String(body['template']), reference: text(reference), sm3: text(record?.['sm3']) };
}

/**
 * The case as it stood at each effect's event; to be asked in the order of events. `receipts` are those of this round,
 * which the outbox does not know yet.
 */
export function contextsOf(
  { caseNo, log }: { readonly caseNo: string; readonly log: () => CaseLog },
  sources: CaseSources,
  outbox: Pick<OutboxStore, 'ofCase'>,
  receipts: ReadonlyMap<string, Receipt>,
) {
  let chain: CaseLog | undefined;
  let state: CaseState | undefined;

  async function standingAt(seq: number): Promise<Standing> {
    chain ??= log();
    for (const { event } of chain.slice(state?.rev ?? 0, seq)) state = evolve(state, event, caseNo);
    const event = chain[seq - 1]?.event;
    if (!event || state?.rev !== seq) throw new Error(`Event ${seq} of the effect is not in the record`);
    const standing = { event, state, chain: chain.slice(0, seq) };
    const [item, calendar, organ] = await Promise.all([
      sources.items.version(state.item.itemCode, state.item.version),
      sources.calendars.version(state.calendar.id, state.calendar.version),
      sources.places.department(state.home.departmentId),
    ]);
    if (!item || !calendar || !organ) {
      throw new Error('The item version, calendar or department of the case is not in the record');
    }
    return { ...standing, item, calendar, organ };
  }

  /** Read when its turn has come, so that documents issued just before are among them. */
  async function archived(kind: EffectKind): Promise<Archived> {
    if (kind !== 'archive') return { files: [], documents: [] };
    const [files, effects] = await Promise.all([sources.attachments.ofCase(caseNo), outbox.ofCase(caseNo)]);
    const documents = effects.filter((effect) => effect.kind === 'document');
    return { files, documents: documents.map((one) => issued(one, receipts.get(one.key) ?? one.receipt)) };
  }

  return async (effect: DueEffect): Promise<EffectContext<EffectKind>> => ({
    ...(await standingAt(effect.seq)),
    ...(await archived(effect.kind)),
    effect: effect as unknown as Effect,
  });
}
