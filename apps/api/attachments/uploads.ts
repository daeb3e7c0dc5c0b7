import type { Multipart, MultipartFile } from '@fastify/multipart';
import type { FastifyRequest } from 'fastify';
import type { AttachmentStore } from '#libs/attachments/index.js';
import { epochMs } from '#libs/domain/time/index.js';
import type { AttachmentRecord, Attachments } from '#libs/persistence/index.js';
import type { Now } from '../http/dependencies.js';
import { apiProblem } from '../http/problems.js';
import { Turnstile } from './turnstile.js';

const DAY_MS = 86_400_000;
const SWEPT_AT_ONCE = 500;

/** Files on their way to a case: uploaded first, named by a body later, removed after a day when nothing named them. */
export class Uploads {
  readonly #turnstile = new Turnstile();

  constructor(
    private readonly attachments: Attachments,
    private readonly store: AttachmentStore,
    private readonly maxBytes: number,
    private readonly now: Now,
  ) {}

  /** Streams the request's one file into the store. Throws UPLOAD_INVALID, or what the store refuses. */
  receive(request: FastifyRequest, uploadedBy: string): Promise<AttachmentRecord> {
    if (!request.isMultipart()) throw apiProblem('UNSUPPORTED_MEDIA_TYPE', { accepted: 'multipart/form-data' });
    return this.#turnstile.upload(async () => {
      let received: AttachmentRecord | undefined;
      for await (const part of request.parts()) {
        if (!isFile(part)) continue;
        if (received) throw apiProblem('UPLOAD_INVALID');
        const stored = await this.store.put(part.file, { maxBytes: this.maxBytes, name: part.filename });
        // Noted at once: should the rest of the request be wrong, the file goes with the next day's sweep.
        received = await this.attachments.add({ ...stored, uploadedBy, uploadedAt: epochMs(this.now()) });
      }
      if (!received) throw apiProblem('UPLOAD_INVALID');
      return received;
    });
  }

  /** Removes uploads that no case has named for a day, then the files that nothing refers to any more. */
  sweep(): Promise<number> {
    return this.#turnstile.sweep(async () => {
      const old = await this.attachments.unnamed(epochMs(this.now() - DAY_MS), SWEPT_AT_ONCE);
      if (old.length === 0) return 0;
      const orphans = await this.attachments.remove(old.map((file) => file.attachmentId));
      for (const sha256 of orphans) await this.store.remove(sha256);
      return old.length;
    });
  }
}

const isFile = (part: Multipart): part is MultipartFile => part.type === 'file';
