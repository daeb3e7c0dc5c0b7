import type { Principal } from '#libs/domain/identity/index.js';
import { isFixed } from '#libs/domain/documents/index.js';
import { epochMs } from '#libs/domain/time/index.js';
import type { DocumentContent, Persistence } from '#libs/persistence/index.js';
import type { Names } from '../cases/index.js';
import type { Now } from '../http/dependencies.js';
import type { Language } from '../http/language.js';
import { apiProblem } from '../http/problems.js';
import type { Desk, DeskCase } from './desk.js';
import type { DocumentsView, DocumentView, EditDocumentDto } from './dto/documents.dto.js';
import {
  documentIdOf,
  documentRow,
  documentView,
  hashOf,
  latestOf,
  openDocument,
  type OpenedDocument,
  versionOf,
  withContent,
} from './present-documents.js';

interface Wanted {
  readonly caller: Principal;
  readonly caseNo: string;
  readonly documentId: string;
}

/** 文书 (MSG-05): those of a case by event, each version of one, and new versions by officers. */
export class Documents {
  constructor(
    private readonly desk: Desk,
    private readonly persistence: Persistence,
    private readonly names: Names,
    private readonly now: Now,
  ) {}

  async list(caller: Principal, caseNo: string, language: Language): Promise<DocumentsView> {
    const desk = await this.desk.open(caller, caseNo);
    const [effects, edits] = await Promise.all([this.#effects(caseNo), this.persistence.documents.ofCase(caseNo)]);
    return { documents: effects.map((effect) => documentRow(openDocument(desk, effect, edits), language)) };
  }

  async show(wanted: Wanted, version: number | undefined, language: Language): Promise<DocumentView> {
    const { desk, document } = await this.#open(wanted);
    return this.#view(desk, document, version ?? latestOf(document), language);
  }

  /** Makes a new version of what changed; the same text again makes none. Throws DOCUMENT_CHANGED for an older base. */
  async edit(wanted: Wanted, body: EditDocumentDto, requestId: string, language: Language): Promise<DocumentView> {
    const { desk, document } = await this.#open(wanted);
    const { seq } = document.effect;
    if (!desk.isClear(seq) || !desk.mayAct(seq)) throw apiProblem('FORBIDDEN');
    const content = contentOf(document, body);
    const sm3 = hashOf(withContent(document.draft, content));
    const latest = latestOf(document);
    if (hashOf(versionOf(document, latest)!) === sm3) return this.#view(desk, document, latest, language);
    if (body.baseVersion !== latest) throw apiProblem('DOCUMENT_CHANGED', { version: String(latest) });
    const { caseNo, documentId } = wanted;
    const [version, editedAt, editedBy] = [latest + 1, epochMs(this.now()), desk.caller.id];
    const added = await this.persistence.documents.add({
      caseNo,
      documentId,
      version,
      content,
      sm3,
      reason: body.reason || null,
      editedBy,
      editedAt,
    });
    if (!added) throw apiProblem('DOCUMENT_CHANGED', { version: String(version) });
    await this.#log(wanted, 'document-edited', version, requestId);
    return this.show(wanted, version, language);
  }

  async printed(wanted: Wanted, version: number, requestId: string): Promise<void> {
    const { document } = await this.#open(wanted);
    if (!versionOf(document, version)) throw apiProblem('DOCUMENT_NOT_FOUND');
    await this.#log(wanted, 'document-printed', version, requestId);
  }

  async #view(desk: DeskCase, document: OpenedDocument, version: number, language: Language): Promise<DocumentView> {
    const order = versionOf(document, version);
    if (!order) throw apiProblem('DOCUMENT_NOT_FOUND');
    const people = await this.names.ofPeople(document.edits.map(({ editedBy }) => editedBy));
    return documentView(desk, document, { version, order }, people, language);
  }

  async #open({ caller, caseNo, documentId }: Wanted): Promise<{ desk: DeskCase; document: OpenedDocument }> {
    const desk = await this.desk.open(caller, caseNo);
    const [effects, edits] = await Promise.all([this.#effects(caseNo), this.persistence.documents.ofCase(caseNo)]);
    const effect = effects.find((one) => documentIdOf(one) === documentId);
    if (!effect) throw apiProblem('DOCUMENT_NOT_FOUND');
    return { desk, document: openDocument(desk, effect, edits) };
  }

  async #effects(caseNo: string) {
    return (await this.persistence.outbox.ofCase(caseNo)).filter(({ kind }) => kind === 'document');
  }

  #log({ caller, caseNo, documentId }: Wanted, action: string, version: number, requestId: string): Promise<void> {
    const at = epochMs(this.now());
    const detail = { documentId, version };
    return this.persistence.audit.write({
      actorId: caller.id,
      action,
      object: `case:${caseNo}`,
      at,
      requestId,
      detail,
    });
  }
}

/** The base with what changed in it. */
function contentOf(document: OpenedDocument, { baseVersion, statement, lines = [] }: EditDocumentDto): DocumentContent {
  const base = versionOf(document, baseVersion);
  if (!base) throw apiProblem('DOCUMENT_NOT_FOUND');
  const before = new Map(base.lines.map(({ id, value }) => [id, value]));
  const changed = lines.filter(({ id, value }) => before.get(id) !== value);
  for (const { id } of changed)
    if (!before.has(id) || isFixed(id)) throw apiProblem('DOCUMENT_LINE_FIXED', { line: id });
  return {
    statement: statement ?? base.statement,
    values: Object.fromEntries([...before, ...changed.map(({ id, value }) => [id, value] as const)]),
  };
}
