import {
  availableCommands,
  type CaseState,
  cardOf,
  type Facts,
  nextAct,
  nextCommand,
  roleOnTurn,
  STAGE_INFO,
  topActions,
} from '#libs/domain/case/index.js';
import { acceptedForms } from '#libs/domain/item/accepted-forms.js';
import type { CaseActor } from '#libs/domain/identity/index.js';
import { type EpochMs, toRfc3339 } from '#libs/domain/time/index.js';
import type { AttachmentRecord, StoredCaseRow, StoredEvent } from '#libs/persistence/index.js';
import type { Language } from '../http/language.js';
import type { BasicView } from './dto/basic-view.dto.js';
import type {
  CaseMaterialView,
  CaseResultView,
  CaseView,
  FormFieldView,
  LastChangeView,
  ProcessStepView,
} from './dto/case-views.dto.js';
import type { CaseNames } from './names.js';
import { clockViews } from './present-clocks.js';
import { processStep, withInstants } from './present-events.js';
import { maskedAddress, maskedAgent, maskedApplicant, maskedForm, maskedReceiver } from './privacy.js';

export interface CaseFile {
  readonly row: StoredCaseRow;
  readonly events: readonly StoredEvent[];
  readonly state: CaseState;
  readonly facts: Facts;
  readonly attachments: readonly AttachmentRecord[];
  readonly names: CaseNames;
}
/** Who looks, and how much of it. */
export interface Viewer {
  readonly actor: CaseActor;
  readonly clear: boolean;
  readonly language: Language;
  /** Each clock with every date that explains it. */
  readonly ledger: boolean;
}

/** Plain data with every instant written out, in the shape that the view describes. */
const shown = <View>(value: unknown): View => withInstants(value) as View;
const time = (at: EpochMs | null | undefined): string | null =>
  at === null || at === undefined ? null : toRfc3339(at);

function basic({ row, state, names, facts: { item } }: CaseFile, clear: boolean): BasicView {
  const windowOf = (id: string | null | undefined) => (id ? (names.windows.get(id) ?? id) : null);
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
    regionName: names.regions.get(row.region) ?? row.region,
    intakeWindowName: windowOf(row.intakeWindow),
    intakeRegionName: row.intakeRegion && (names.regions.get(row.intakeRegion) ?? row.intakeRegion),
    deliveryWindowName: windowOf(row.deliveryWindow),
    channel: row.channel,
    intake: state.intake ?? null,
    submittedAt: toRfc3339(row.submittedAt),
    receivedAt: toRfc3339(row.receivedAt),
    acceptedAt: time(row.acceptedAt),
    deemedAccepted: state.deemedAccepted,
    applicant: clear ? applicant : maskedApplicant(applicant),
    agent: agent ? (clear ? agent : maskedAgent(agent)) : null,
    projectName: row.projectName,
    assigneeId: row.assigneeId,
    assigneeName: row.assigneeId && (names.people.get(row.assigneeId) ?? row.assigneeId),
    stepName: row.stepName,
    stepNo: state.stage === 'under_approval' ? state.stepIndex + 1 : null,
    stepNames: item.steps.map(({ name }) => name),
    simulation: shown(state.simulation ?? null),
    visits: row.visits,
    maxVisits: row.maxVisits,
    visitsExceeded: row.visits > row.maxVisits,
    feeAmount: item.fee?.amount ?? null,
    feePaid: state.feePaid,
    originalsChecked: state.originalsChecked,
    paper: shown(state.paper),
    specialProcedures: shown(state.specials),
    extension: shown(state.extension ?? null),
    urges: shown(state.urges),
    cards: shown(state.cards),
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

/** ACC-14: an applicant who applied from home filled it in; else, where something stands in it, the staff. */
function formSource({ state, events }: CaseFile): CaseView['formSource'] {
  const submitted = events.map(({ event }) => event).find((event) => event.type === 'case-submitted');
  const byApplicant = state.channel !== 'window' && Object.keys(submitted?.personal.form ?? {}).length > 0;
  if (byApplicant) return 'online';
  return Object.keys(state.form).length > 0 ? 'window' : null;
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
    dispatch: shown(state.dispatch ?? null),
    handedOver: handedOver
      ? {
          at: toRfc3339(handedOver.at),
          inPerson: handedOver.data.inPerson,
          collection: handedOver.data.collection ?? null,
          windowId: handedOver.data.windowId ?? null,
          receiver: receiver ? (clear ? receiver : maskedReceiver(receiver)) : null,
        }
      : null,
    rating: shown(state.rating ?? null),
  };
}

const lastChange = ({ seq, type, name, at, person }: ProcessStepView): LastChangeView => ({
  seq,
  type,
  name,
  at,
  by: person.name,
});

/** The case file (办件档案): five tabs, the bar's next action, the commands and clocks. */
export function caseView(file: CaseFile, { actor, clear, language, ledger }: Viewer): CaseView {
  const { row, state, facts, events } = file;
  const available = availableCommands(state, actor, facts);
  const next = nextCommand(state, facts.item, available, actor);
  const process = events.map((event) => processStep(event, clear, language));
  const info = STAGE_INFO[state.stage];
  return {
    caseNo: row.caseNo,
    stage: state.stage,
    stageName: language === 'en' ? info.en : info.zh,
    rev: state.rev,
    availableCommands: available,
    nextAction: nextAct(state, facts.item)[language === 'en' ? 'en' : 'zh'],
    nextRole: roleOnTurn(state, facts.item),
    nextCommand: next,
    topActions: topActions(available, next),
    lastChange: lastChange(process.at(-1)!),
    card: cardOf(state),
    simulated: row.simulated,
    masked: !clear,
    clocks: clockViews(state, facts, ledger),
    basic: basic(file, clear),
    process,
    materials: materials(file),
    form: form(file, clear),
    formSource: formSource(file),
    result: result(file, clear),
  };
}
