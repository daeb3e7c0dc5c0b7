import type { Readable } from 'node:stream';
import type { AttachmentStore } from '#libs/attachments/index.js';
import { type Principal, type Role, rolesOnCase } from '#libs/domain/identity/index.js';
import { epochMs } from '#libs/domain/time/index.js';
import type { AttachmentRecord, Persistence } from '#libs/persistence/index.js';
import type { Now } from '../http/dependencies.js';
import { apiProblem } from '../http/problems.js';

/** Who watches over cases without working on them sees personal data masked, and a scan can't be masked. */
const WATCHERS: readonly Role[] = ['supervisor', 'auditor'];

export interface OpenedFile {
  readonly file: AttachmentRecord;
  readonly stream: Readable;
}

export class Downloads {
  constructor(
    private readonly persistence: Persistence,
    private readonly store: AttachmentStore,
    private readonly now: Now,
  ) {}

  /** A case's file, its view logged before a byte leaves. Throws CASE_NOT_FOUND, FORBIDDEN or ATTACHMENT_NOT_FOUND. */
  async open(caller: Principal, caseNo: string, attachmentId: string, requestId: string): Promise<OpenedFile> {
    const row = await this.persistence.cases.row(caseNo);
    const roles = row ? rolesOnCase(caller, row) : [];
    if (roles.length === 0) throw apiProblem('CASE_NOT_FOUND');
    if (roles.every((role) => WATCHERS.includes(role))) throw apiProblem('FORBIDDEN');
    return this.#shown(await this.persistence.attachments.findOfCase(caseNo, attachmentId), caller, requestId);
  }

  /** The caller's own upload, which no case needs to name yet: at intake it is looked at first (APP-19). Logged too. */
  async openOwn(caller: Principal, attachmentId: string, requestId: string): Promise<OpenedFile> {
    const file = await this.persistence.attachments.find(attachmentId);
    return this.#shown(file?.uploadedBy === caller.id ? file : undefined, caller, requestId);
  }

  async #shown(file: AttachmentRecord | undefined, caller: Principal, requestId: string): Promise<OpenedFile> {
    if (!file) throw apiProblem('ATTACHMENT_NOT_FOUND');
    await this.persistence.attachments.logView(file.attachmentId, caller.id, epochMs(this.now()), requestId);
    const { stream } = await this.store.open(file.sha256);
    return { file, stream };
  }
}

/**
 * What a browser shows by itself without running anything of the file's, under the type that it is sent as: Chromium
 * would save a CSV rather than show it.
 */
const SHOWN_AS: Readonly<Record<string, string>> = {
  'application/pdf': 'application/pdf',
  'image/png': 'image/png',
  'image/jpeg': 'image/jpeg',
  'image/webp': 'image/webp',
  'text/plain': 'text/plain; charset=utf-8',
  'text/csv': 'text/plain; charset=utf-8',
};

/** A file that is only saved needs nothing of a page. */
const SAVED_POLICY = "default-src 'none'; frame-ancestors 'none'; sandbox";
/** Shown in this page's own frames or in a tab: the browser's own styles around the file and nothing else. */
const SHOWN_POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src 'self'; frame-ancestors 'self'";
/** Not every browser starts its PDF viewer in a sandbox; the viewer runs nothing of the file's in this origin. */
const shownPolicy = (mediaType: string): string =>
  mediaType === 'application/pdf' ? SHOWN_POLICY : `${SHOWN_POLICY}; sandbox`;

/** Headers of a case's file; `inline` counts only for types that are shown. */
export function fileHeaders({ mediaType, size, name }: AttachmentRecord, inline: boolean): Record<string, string> {
  const shownAs = inline ? SHOWN_AS[mediaType] : undefined;
  return {
    'content-type': shownAs ?? mediaType,
    'content-length': String(size),
    'content-disposition': contentDisposition(shownAs ? 'inline' : 'attachment', name),
    'content-security-policy': shownAs ? shownPolicy(mediaType) : SAVED_POLICY,
    'x-frame-options': shownAs ? 'SAMEORIGIN' : 'DENY',
    'x-content-type-options': 'nosniff',
    'cache-control': 'private, no-store',
  };
}

/** What becomes of the file, with its name for every client (RFC 6266, RFC 8187); no name can break out of the header. */
export function contentDisposition(what: 'inline' | 'attachment', name: string): string {
  const plain = name.replace(/[^\x20-\x7e]|["\\%]/g, '_');
  const encoded = encodeURIComponent(name.toWellFormed()).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `${what}; filename="${plain}"; filename*=UTF-8''${encoded}`;
}
