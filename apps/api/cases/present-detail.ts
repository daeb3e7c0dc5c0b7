import type { CaseEvent, CaseState } from '#libs/domain/case/index.js';
import { conditionsOf } from '#libs/domain/item/conditions.js';
import type { FormField, ItemVersion } from '#libs/domain/item/index.js';
import type { AttachmentRecord } from '#libs/persistence/index.js';
import type {
  CaseFileView,
  CorrectionView,
  FormFieldView,
  NamedView,
  ProcessDetailView,
  StepMaterialView,
} from './dto/process-view.dto.js';
import type { CaseNames } from './names.js';
import { wordsOf, withInstants } from './present-events.js';
import { maskedForm, maskedReceiver } from './privacy.js';
import { stepFacts } from './step-facts.js';

/** What stands around the events of a file. */
export interface DetailContext {
  readonly item: ItemVersion;
  readonly attachments: readonly AttachmentRecord[];
  readonly names: CaseNames;
  readonly clear: boolean;
}

/** The files of these ids that the case has, as the page shows them. */
export function fileViews(attachments: readonly AttachmentRecord[], ids: readonly string[]): CaseFileView[] {
  return ids.flatMap((attachmentId) => {
    const file = attachments.find((known) => known.attachmentId === attachmentId);
    return file ? [{ attachmentId, name: file.name, size: file.size, mediaType: file.mediaType }] : [];
  });
}

/** 业务表格: each field of the item with its value, hidden where it is personal and the caller does not need it. */
export function formView(values: CaseState['form'], fields: readonly FormField[], clear: boolean): FormFieldView[] {
  const shown = clear ? values : maskedForm(values, fields);
  return fields.map((field) => ({ ...field, value: shown[field.name] ?? null }));
}

/** User names that an event speaks of. */
export function peopleOf({ data }: CaseEvent): readonly string[] {
  if ('nextHandlers' in data) return data.nextHandlers;
  if ('users' in data) return data.users;
  return 'toUser' in data ? [data.toUser] : [];
}

function materials({ data }: CaseEvent, { item, attachments }: DetailContext): StepMaterialView[] {
  const nameOf = (materialId: string) => item.materials.find(({ id }) => id === materialId)?.name ?? materialId;
  if ('materials' in data)
    return data.materials.map(({ materialId, attachmentIds, ...line }) => ({
      id: materialId,
      name: nameOf(materialId),
      ...line,
      attachments: fileViews(attachments, attachmentIds),
    }));
  if ('lines' in data)
    return data.lines.map(({ materialId, requirement, repeated }) => ({
      id: materialId,
      name: nameOf(materialId),
      requirement,
      repeated,
      attachments: [],
    }));
  if (!('materialIds' in data)) return [];
  return data.materialIds.map((id) => ({ id, name: nameOf(id), originalChecked: true, attachments: [] }));
}

function unmet({ data }: CaseEvent, { item }: DetailContext): NamedView[] {
  if (!('unmet' in data)) return [];
  const known = [
    ...item.materials.map(({ id, name }) => ({ id, name })),
    ...conditionsOf(item.acceptanceStandard).map(({ id, text }) => ({ id, name: `${id} ${text}` })),
  ];
  return data.unmet.map((id) => known.find((line) => line.id === id) ?? { id, name: id });
}

function corrections(event: CaseEvent, clear: boolean): CorrectionView[] {
  if (event.type !== 'data-corrected') return [];
  const { before, changes } = event.personal;
  return event.data.fields.map((path) =>
    clear ? { path, before: before[path] ?? null, after: changes[path] ?? null } : { path },
  );
}

/** 详情 of one step (PRE-03, APR-15): the form and files as they were handed in at it, and what was decided. */
export function processDetail(event: CaseEvent, context: DetailContext): ProcessDetailView {
  const { item, names, clear } = context;
  const data = withInstants(event.data) as Readonly<Record<string, unknown>>;
  const receiver = event.type === 'handed-over' ? event.personal?.receiver : undefined;
  return {
    ...('to' in event.data && typeof event.data.to === 'string' && { to: event.data.to }),
    facts: stepFacts(event, data, wordsOf(event), (id) => names.windows.get(id) ?? id),
    people: peopleOf(event).map((id) => ({ id, name: names.people.get(id) ?? id })),
    unmet: unmet(event, context),
    materials: materials(event, context),
    form: event.type === 'case-submitted' ? formView(event.personal.form, item.form, clear) : [],
    corrections: corrections(event, clear),
    ...(receiver && { receiver: clear ? receiver : maskedReceiver(receiver) }),
  };
}
