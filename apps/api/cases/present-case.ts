import {
  availableCommands,
  type CaseState,
  cardOf,
  type Facts,
  nextAct,
  roleOnTurn,
  STAGE_INFO,
} from '#libs/domain/case/index.js';
import { acceptedForms } from '#libs/domain/item/accepted-forms.js';
import type { CaseActor } from '#libs/domain/identity/index.js';
import { type EpochMs, toRfc3339 } from '#libs/domain/time/index.js';
import type { AttachmentRecord, StoredCaseRow, StoredEvent } from '#libs/persistence/index.js';
import type { Language } from '../http/language.js';
import type { CaseMaterialView, CaseResultView, CaseView, FormFieldView } from './dto/case-views.dto.js';
import { clockViews } from './present-clocks.js';
import { processStep, withInstants } from './present-events.js';
import { maskedAddress, maskedAgent, maskedApplicant, maskedForm, maskedReceiver } from './privacy.js';

export interface CaseFile {
  readonly row: StoredCaseRow;
  readonly events: readonly StoredEvent[];
  readonly state: CaseState;
  readonly facts: Facts;
  readonly attachments: readonly AttachmentRecord[];
}
/** Who looks, and how much of it. */
export interface Viewer {
  readonly actor: CaseActor;
  readonly clear: boolean;
  readonly language: Language;
}

const time = (at: EpochMs | null | undefined): string | null =>
  at === null || at === undefined ? null : toRfc3339(at);

function basic({ row, state, facts: { item } }: CaseFile, clear: boolean): object {
  const { applicant, agent } = state;
  return {
    itemCode: row.itemCode,
    itemVersion: row.itemVersion,
    itemName: row.itemName,
    caseType: item.caseType,
    serviceMode: item.serviceMode,
    acceptanceStandard: item.acceptanceStandard,
    legalBasis: item.legalBasis,
    intermediary: item.specialProcedureIntermediaryName ?? null,
    supplementReplyDays: item.rules.supplementReplyDays,
    extensionMaxDays: item.rules.extensionMaxDays,
    resultName: item.results[0]?.name ?? item.name,
    departmentId: row.departmentId,
    departmentName: item.departmentName,
    region: row.region,
    channel: row.channel,
    intake: state.intake ?? null,
    submittedAt: time(row.submittedAt),
    receivedAt: time(row.receivedAt),
    acceptedAt: time(row.acceptedAt),
    deemedAccepted: state.deemedAccepted,
    applicant: clear ? applicant : maskedApplicant(applicant),
    agent: agent ? (clear ? agent : maskedAgent(agent)) : null,
    projectName: row.projectName,
    assigneeId: row.assigneeId,
    stepName: row.stepName,
    simulation: withInstants(state.simulation ?? null),
    visits: row.visits,
    maxVisits: row.maxVisits,
    visitsExceeded: row.visits > row.maxVisits,
    feeAmount: item.fee?.amount ?? null,
    feePaid: state.feePaid,
    originalsChecked: state.originalsChecked,
    paper: withInstants(state.paper),
    specialProcedures: withInstants(state.specials),
    extension: withInstants(state.extension ?? null),
    urges: withInstants(state.urges),
    cards: withInstants(state.cards),
  };
}

/** Every file that was ever handed in for a material: what was replaced stays on the record (APP-20). */
function filesEver(events: CaseFile['events'], materialId: string): string[] {
  const lines = events.flatMap(({ event }) => ('materials' in event.data ? event.data.materials : []));
  return [...new Set(lines.flatMap((line) => (line.materialId === materialId ? line.attachmentIds : [])))];
}

function materials({ state, facts: { item }, attachments, events }: CaseFile): CaseMaterialView[] {
  const files = new Map(attachments.map((file) => [file.attachmentId, file]));
  const shown = (attachmentIds: readonly string[]) =>
    attachmentIds.flatMap((attachmentId) => {
      const file = files.get(attachmentId);
      return file ? [{ attachmentId, name: file.name, size: file.size, mediaType: file.mediaType }] : [];
    });
  return item.materials.map((material) => {
    const { id, no, name, necessity, form, type, copies, notes, exempt } = material;
    const line = state.materials.find(({ materialId }) => materialId === id);
    return {
      id,
      no,
      name,
      necessity,
      form,
      type,
      copies,
      notes,
      exempt,
      acceptedForms: acceptedForms(item, material),
      handedIn: line
        ? {
            form: line.form,
            ...(line.passed !== undefined && { passed: line.passed }),
            ...(line.originalChecked !== undefined && { originalChecked: line.originalChecked }),
            ...(line.correctedOnSpot !== undefined && { correctedOnSpot: line.correctedOnSpot }),
            attachments: shown(line.attachmentIds),
          }
        : null,
      replaced: shown(filesEver(events, id).filter((attachmentId) => !line?.attachmentIds.includes(attachmentId))),
      requested: state.supplements.flatMap(({ seq, lines }) =>
        lines
          .filter(({ materialId }) => materialId === id)
          .map(({ requirement, repeated, receivedAt }) => ({
            noticeSeq: seq,
            requirement,
            repeated,
            receivedAt: time(receivedAt),
          })),
      ),
    };
  });
}

function form({ state, facts: { item } }: CaseFile, clear: boolean): FormFieldView[] {
  const values = clear ? state.form : maskedForm(state.form, item.form);
  return item.form.map((field) => ({ ...field, value: values[field.name] ?? null }));
}

function result({ row, state, events }: CaseFile, clear: boolean): CaseResultView {
  const handedOver = events.map(({ event }) => event).findLast((event) => event.type === 'handed-over');
  const granted = events.map(({ event }) => event).findLast((event) => event.type === 'decision-granted');
  const denied = events.map(({ event }) => event).findLast((event) => event.type === 'decision-denied');
  const { deliveryAddress } = state;
  const receiver = handedOver?.personal?.receiver;
  return {
    resultCode: row.resultCode,
    decision: state.decision ?? null,
    ...(granted?.data.result && { document: granted.data.result }),
    ...(denied && { reason: denied.data.reason, remedies: denied.data.remedies }),
    decidedAt: time(row.decidedAt),
    closedAt: time(row.closedAt),
    usedDays: row.usedDays,
    licence: state.licence ?? null,
    delivery: {
      ...state.delivery,
      ...(deliveryAddress && { address: clear ? deliveryAddress : maskedAddress(deliveryAddress) }),
    },
    dispatch: withInstants(state.dispatch ?? null) as object | null,
    handedOver: handedOver
      ? {
          at: time(handedOver.at),
          inPerson: handedOver.data.inPerson,
          collection: handedOver.data.collection ?? null,
          windowId: handedOver.data.windowId ?? null,
          receiver: receiver ? (clear ? receiver : maskedReceiver(receiver)) : null,
        }
      : null,
    rating: withInstants(state.rating ?? null) as object | null,
  };
}

/** The case file (办件档案): five tabs, the bar's next action, the commands and clocks. */
export function caseView(file: CaseFile, { actor, clear, language }: Viewer): CaseView {
  const { row, state, facts, events } = file;
  const info = STAGE_INFO[state.stage];
  return {
    caseNo: row.caseNo,
    stage: state.stage,
    stageName: language === 'en' ? info.en : info.zh,
    rev: state.rev,
    availableCommands: availableCommands(state, actor, facts),
    nextAction: nextAct(state, facts.item)[language === 'en' ? 'en' : 'zh'],
    nextRole: roleOnTurn(state, facts.item),
    card: cardOf(state),
    simulated: row.simulated,
    masked: !clear,
    clocks: clockViews(state, facts, false),
    basic: basic(file, clear),
    process: events.map((event) => processStep(event, clear, language)),
    materials: materials(file),
    form: form(file, clear),
    result: result(file, clear),
  };
}
