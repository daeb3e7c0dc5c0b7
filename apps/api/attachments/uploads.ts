import type { MultipartFile } from '@fastify/multipart';
import type { FastifyRequest } from 'fastify';
import type { AttachmentStore } from '#libs/attachments/index.js';
import { epochMs } from '#libs/domain/time/index.js';
import type { AttachmentRecord, Attachments } from '#libs/persistence/index.js';
import type { Now } from '../http/dependencies.js';
import { drain } from '../http/body-reader.js';
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
    return this.#turnstile.upload(() => this.#receive(request, uploadedBy));
  }

  /** Stores what comes from elsewhere than a request (高拍仪), judged like an upload. Throws what the store refuses. */
  keep(content: AsyncIterable<Uint8Array>, name: string, uploadedBy: string): Promise<AttachmentRecord> {
    return this.#turnstile.upload(() => this.#keep(content, name, uploadedBy));
  }

  async #keep(content: AsyncIterable<Uint8Array>, name: string, uploadedBy: string): Promise<AttachmentRecord> {
    const stored = await this.store.put(content, { maxBytes: this.maxBytes, name });
    return this.attachments.add({ ...stored, uploadedBy, uploadedAt: epochMs(this.now()) });
  }

  async #receive(request: FastifyRequest, uploadedBy: string): Promise<AttachmentRecord> {
    try {
      let received: AttachmentRecord | undefined;
      for await (const file of filesOf(request)) {
        if (received) throw apiProblem('UPLOAD_INVALID');
        // Noted at once: should the rest of the request be wrong, the file goes with the next day's sweep.
        received = await this.#keepSent(file, uploadedBy);
      }
      if (!received) throw apiProblem('UPLOAD_INVALID');
      return received;
    } catch (error) {
      await drain(request.raw);
      throw error;
    }
  }

  /** A body that breaks off inside the file is the sender's fault, a disk that fails is ours. */
  async #keepSent({ file, filename }: MultipartFile, uploadedBy: string): Promise<AttachmentRecord> {
    try {
      return await this.#keep(file, filename, uploadedBy);
    } catch (error) {
      throw error === file.errored ? apiProblem('UPLOAD_INVALID', {}, { cause: error }) : error;
    }
  }

  /**
   * Removes uploads that no case has named for a day, then the files that nothing refers to any more. Answers how many;
   * undefined while somebody uploads.
   */
  sweep(): Promise<number | undefined> {
    return this.#turnstile.sweep(async () => {
      const old = await this.attachments.unnamed(epochMs(this.now() - DAY_MS), SWEPT_AT_ONCE);
      if (old.length === 0) return 0;
      const orphans = await this.attachments.remove(old.map((file) => file.attachmentId));
      for (const sha256 of orphans) await this.store.remove(sha256);
      return old.length;
    });
  }
}

/** The file parts of a body, other fields passed over. Throws UPLOAD_INVALID for a body that is not what it says. */
async function* filesOf(request: FastifyRequest): AsyncGenerator<MultipartFile> {
  try {
    for await (const part of request.parts()) if (part.type === 'file') yield part;
  } catch (error) {
    throw apiProblem('UPLOAD_INVALID', {}, { cause: error });
  }
}
