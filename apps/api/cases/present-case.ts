import {
  availableCommands,
  cardOf,
  nextAct,
  nextCommand,
  roleOnTurn,
  STAGE_INFO,
  topActions,
} from '#libs/domain/case/index.js';
import { type EpochMs, toRfc3339 } from '#libs/domain/time/index.js';
import type { CaseFile, Viewer } from './case-file.js';
import type { BasicView } from './dto/basic-view.dto.js';
import type { CaseResultView, CaseView, LastChangeView } from './dto/case-views.dto.js';
import type { ProcessStepView } from './dto/process-view.dto.js';
import { clockViews } from './present-clocks.js';
import { formView, peopleOf, processDetail } from './present-detail.js';
import { processStep, withInstants } from './present-events.js';
import { materialViews } from './present-materials.js';
import { maskedAddress, maskedAgent, maskedApplicant, maskedReceiver } from './privacy.js';

/** Plain data with every instant written out, in the shape that the view describes. */
const shown = <View>(value: unknown): View => withInstants(value) as View;
const time = (at: EpochMs | null | undefined): string | null =>
  at === null || at === undefined ? null : toRfc3339(at);

function basic({ row, state, names, facts: { item } }: CaseFile, clear: boolean): BasicView {
  const windowOf = (id: string | null | undefined) => (id ? (names.windows.get(id) ?? id) : null);
  const personOf = (id: string) => names.people.get(id) ?? id;
  const placeOf = (id: string) => names.windows.get(id) ?? names.departments.get(id) ?? id;
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
    assigneeName: row.assigneeId && personOf(row.assigneeId),
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
    paper: shown({
      ...state.paper,
      custody: state.paper.custody.map((line) => ({
        ...line,
        fromName: placeOf(line.from),
        toName: placeOf(line.to),
        byName: personOf(line.by),
      })),
    }),
    specialProcedures: shown(state.specials),
    extension: shown(state.extension ? { ...state.extension, byName: personOf(state.extension.by) } : null),
    urges: shown(state.urges.map((urge) => ({ ...urge, byName: personOf(urge.by) }))),
    cards: shown(state.cards),
  };
}

/** ACC-14: an applicant who applied from home filled it in; else, where something stands in it, the staff. */
function formSource({ state, events }: CaseFile): CaseView['formSource'] {
  const submitted = events.map(({ event }) => event).find((event) => event.type === 'case-submitted');
  const byApplicant = state.channel !== 'window' && Object.keys(submitted?.personal.form ?? {}).length > 0;
  if (byApplicant) return 'online';
  return Object.keys(state.form).length > 0 ? 'window' : null;
}

function result({ row, state, events, names }: CaseFile, clear: boolean): CaseResultView {
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
          windowName: handedOver.data.windowId ? (names.windows.get(handedOver.data.windowId) ?? null) : null,
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

/** Everybody whom a file names by user name. */
export function namedPeople({ row, state, events }: Pick<CaseFile, 'row' | 'state' | 'events'>): string[] {
  return [
    ...(row.assigneeId ? [row.assigneeId] : []),
    ...(state.extension ? [state.extension.by] : []),
    ...state.urges.map(({ by }) => by),
    ...state.paper.custody.map(({ by }) => by),
    ...events.flatMap(({ event }) => peopleOf(event)),
  ];
}

/** The case file (办件档案): five tabs, the bar's next action, the commands and clocks. */
export function caseView(file: CaseFile, { actor, clear, language, ledger }: Viewer): CaseView {
  const { row, state, facts, events, attachments, names, sent } = file;
  const available = availableCommands(state, actor, facts);
  const next = nextCommand(state, facts.item, available, actor);
  const context = { item: facts.item, attachments, names, clear };
  const process = events.map((stored) => ({
    ...processStep(stored, clear, language),
    sent: sent.has(stored.event.seq),
    detail: processDetail(stored.event, context),
  }));
  const info = STAGE_INFO[state.stage];
  return {
    caseNo: row.caseNo,
    stage: state.stage,
    stageName: language === 'en' ? info.en : info.zh,
    rev: state.rev,
    asOf: toRfc3339(facts.now),
    availableCommands: available,
    nextAction: nextAct(state, facts.item)[language === 'en' ? 'en' : 'zh'],
    nextRole: roleOnTurn(state, facts.item),
    nextCommand: next,
    topActions: topActions(available, next),
    lastChange: lastChange(process.at(-1)!),
    card: cardOf(state),
    simulated: row.simulated,
    masked: !clear,
    toRead: file.toRead,
    clocks: clockViews(state, facts, ledger),
    basic: basic(file, clear),
    process,
    materials: materialViews(file),
    form: formView(state.form, facts.item.form, clear),
    formSource: formSource(file),
    result: result(file, clear),
  };
}
