import { acceptedForms } from '#libs/domain/item/accepted-forms.js';
import { toRfc3339 } from '#libs/domain/time/index.js';
import type { CaseFile } from './case-file.js';
import type { CaseMaterialView, ReplacedFileView } from './dto/case-views.dto.js';
import { fileViews } from './present-detail.js';

/** Every file that was handed in for a material and is there no more: what was replaced stays on the record (APP-20). */
function replacedFiles(
  { events, attachments }: Pick<CaseFile, 'events' | 'attachments'>,
  material: string,
): ReplacedFileView[] {
  const handIns = events.flatMap(({ event }) =>
    'materials' in event.data
      ? event.data.materials
          .filter(({ materialId }) => materialId === material)
          .map(({ attachmentIds }) => ({ at: toRfc3339(event.at), attachmentIds }))
      : [],
  );
  return handIns.flatMap(({ at, attachmentIds }, n) => {
    const next = handIns[n + 1];
    const gone = next ? attachmentIds.filter((id) => !next.attachmentIds.includes(id)) : [];
    return fileViews(attachments, gone).map((file) => ({
      ...file,
      handedInAt: handIns.find((handIn) => handIn.attachmentIds.includes(file.attachmentId))?.at ?? at,
      replacedAt: next!.at,
    }));
  });
}

/** 条件材料: each material of the item with what was handed in for it, what was asked for, and its history. */
export function materialViews(file: Pick<CaseFile, 'state' | 'facts' | 'events' | 'attachments'>): CaseMaterialView[] {
  const {
    state,
    facts: { item },
    attachments,
  } = file;
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
            attachments: fileViews(attachments, line.attachmentIds),
          }
        : null,
      replaced: replacedFiles(file, id),
      requested: state.supplements.flatMap(({ seq, lines }) =>
        lines
          .filter(({ materialId }) => materialId === id)
          .map(({ requirement, repeated, receivedAt }) => ({
            noticeSeq: seq,
            requirement,
            repeated,
            receivedAt: receivedAt === undefined ? null : toRfc3339(receivedAt),
          })),
      ),
    };
  });
}
