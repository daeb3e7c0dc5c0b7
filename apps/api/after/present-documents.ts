import { sm3 } from '#libs/crypto/index.js';
import type { CaseAtEvent } from '#libs/domain/case/at-event.js';
import {
  documentText,
  type DocumentOrder,
  draftedDocument,
  isFixed,
  maskedLines,
  missingIn,
} from '#libs/domain/documents/index.js';
import { withoutPersonal } from '#libs/domain/privacy/of-case.js';
import { toRfc3339 } from '#libs/domain/time/index.js';
import type { DocumentContent, DocumentVersion, StoredEffect } from '#libs/persistence/index.js';
import { EVENT_NAMES } from '../cases/index.js';
import type { Language } from '../http/language.js';
import type { DeskCase } from './desk.js';
import type { DocumentRowView, DocumentVersionView, DocumentView } from './dto/documents.dto.js';

/** One document of a case with all that officers made of it. */
export interface OpenedDocument {
  readonly documentId: string;
  readonly effect: StoredEffect;
  readonly context: CaseAtEvent<'document'>;
  /** Version 1: what the template makes of the case at its event. */
  readonly draft: DocumentOrder;
  /** Versions from 2 on, in order. */
  readonly edits: readonly DocumentVersion[];
}

/** `seq-n` for the effect `caseNo:seq:n`: what stands in an address. */
export const documentIdOf = ({ key, caseNo }: StoredEffect): string => key.slice(caseNo.length + 1).replace(':', '-');

export function openDocument(desk: DeskCase, effect: StoredEffect, edits: readonly DocumentVersion[]): OpenedDocument {
  const documentId = documentIdOf(effect);
  const context = desk.at<'document'>(effect);
  return {
    documentId,
    effect,
    context,
    draft: draftedDocument(context),
    edits: edits.filter((edit) => edit.documentId === documentId),
  };
}

export const latestOf = ({ edits }: OpenedDocument): number => edits.at(-1)?.version ?? 1;

/** The whole document with what an officer wrote in place of the template's text. */
export const withContent = (draft: DocumentOrder, { statement, values }: DocumentContent): DocumentOrder => ({
  ...draft,
  statement,
  lines: draft.lines.map((line) => ({ ...line, value: values[line.id] ?? line.value })),
});

/** One version, whole; undefined when there is none. */
export function versionOf({ draft, edits }: OpenedDocument, version: number): DocumentOrder | undefined {
  if (version === 1) return draft;
  const edit = edits.find((one) => one.version === version);
  return edit && withContent(draft, edit.content);
}

export const hashOf = (order: DocumentOrder): string => sm3(documentText(order));

function statusOf({ status, tries }: StoredEffect): DocumentRowView['status'] {
  if (status === 'done') return 'issued';
  return tries.at(-1)?.outcome === 'failed' ? 'failed' : 'waiting';
}

export function documentRow(document: OpenedDocument, language: Language): DocumentRowView {
  const { documentId, effect, context, draft } = document;
  const version = latestOf(document);
  const names = EVENT_NAMES[context.event.type];
  return {
    documentId,
    template: draft.template,
    title: draft.title,
    documentNo: draft.documentNo,
    version,
    issuedOn: draft.issuedOn,
    seq: effect.seq,
    step: language === 'en' ? names.en : names.zh,
    status: statusOf(effect),
    missing: missingIn(versionOf(document, version) ?? draft),
  };
}

function versionViews(
  { context: { event }, draft, edits }: OpenedDocument,
  people: ReadonlyMap<string, string>,
): DocumentVersionView[] {
  return [
    { version: 1, at: toRfc3339(event.at), by: event.actor.name, reason: null, sm3: hashOf(draft) },
    ...edits.map(({ version, editedAt, editedBy, reason, sm3: hash }) => ({
      version,
      at: toRfc3339(editedAt),
      by: people.get(editedBy) ?? editedBy,
      reason,
      sm3: hash,
    })),
  ];
}

/** One version as the caller may see it: without the right to personal data, what is personal in it is masked. */
export function documentView(
  desk: DeskCase,
  document: OpenedDocument,
  shown: { readonly version: number; readonly order: DocumentOrder },
  people: ReadonlyMap<string, string>,
  language: Language,
): DocumentView {
  const { seq } = document.effect;
  const isClear = desk.isClear(seq);
  const tell = (text: string) => (isClear ? text : withoutPersonal(text, document.context.state));
  const lines = isClear ? shown.order.lines : maskedLines(shown.order.lines);
  return {
    ...documentRow(document, language),
    shownVersion: shown.version,
    organ: shown.order.organ,
    statement: tell(shown.order.statement),
    lines: lines.map(({ id, label, value }) => ({ id, label, value: tell(value), fixed: isFixed(id) })),
    versions: versionViews(document, people).map((version) => ({
      ...version,
      reason: version.reason === null ? null : tell(version.reason),
    })),
    masked: !isClear,
    canEdit: isClear && desk.mayAct(seq),
  };
}
