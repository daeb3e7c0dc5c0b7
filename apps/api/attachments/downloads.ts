import type { Readable } from 'node:stream';
import type { AttachmentStore } from '#libs/attachments/index.js';
import { type Principal, type Role, rolesOnCase } from '#libs/domain/identity/index.js';
import { epochMs } from '#libs/domain/time/index.js';
import type { AttachmentRecord, Persistence } from '#libs/persistence/index.js';
import type { Now } from '../http/dependencies.js';
import { apiProblem } from '../http/problems.js';

/** Who watches over cases without working on them sees personal data masked, and a scan can't be masked. */
const WATCHERS: readonly Role[] = ['supervisor', 'auditor'];

export class Downloads {
  constructor(
    private readonly persistence: Persistence,
    private readonly store: AttachmentStore,
    private readonly now: Now,
  ) {}

  /** A case's file, its view logged before a byte leaves. Throws CASE_NOT_FOUND, FORBIDDEN or ATTACHMENT_NOT_FOUND. */
  async open(
    caller: Principal,
    caseNo: string,
    attachmentId: string,
    requestId: string,
  ): Promise<{ readonly file: AttachmentRecord; readonly stream: Readable }> {
    const row = await this.persistence.cases.row(caseNo);
    const roles = row ? rolesOnCase(caller, row) : [];
    if (roles.length === 0) throw apiProblem('CASE_NOT_FOUND');
    if (roles.every((role) => WATCHERS.includes(role))) throw apiProblem('FORBIDDEN');
    const file = await this.persistence.attachments.findOfCase(caseNo, attachmentId);
    if (!file) throw apiProblem('ATTACHMENT_NOT_FOUND');
    await this.persistence.attachments.logView(attachmentId, caller.id, epochMs(this.now()), requestId);
    const { stream } = await this.store.open(file.sha256);
    return { file, stream };
  }
}

/** `attachment` with the name for every client (RFC 6266, RFC 8187); no name can break out of the header. */
export function contentDisposition(name: string): string {
  const plain = name.replace(/[^\x20-\x7e]|["\\%]/g, '_');
  const encoded = encodeURIComponent(name.toWellFormed()).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`;
}
