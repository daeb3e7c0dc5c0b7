import { Module } from '@nestjs/common';
import { type AttachmentStore, createFileStore } from '#libs/attachments/index.js';
import type { Config } from '#libs/config/index.js';
import type { Persistence } from '#libs/persistence/index.js';
import { CONFIG, NOW, type Now, PERSISTENCE } from '../http/dependencies.js';
import { AttachmentsController, DOWNLOADS, UPLOADS } from './attachments.controller.js';
import { Downloads } from './downloads.js';
import { Uploads } from './uploads.js';

const STORE = Symbol('AttachmentStore');

@Module({
  controllers: [AttachmentsController],
  providers: [
    { provide: STORE, inject: [CONFIG, NOW], useFactory: ({ files }: Config, now: Now) => createFileStore(files, now) },
    {
      provide: UPLOADS,
      inject: [PERSISTENCE, STORE, CONFIG, NOW],
      useFactory: (
        { attachments }: Persistence,
        store: AttachmentStore,
        { attachmentMaxBytes }: Config,
        now: Now,
      ): Uploads => new Uploads(attachments, store, attachmentMaxBytes, now),
    },
    {
      provide: DOWNLOADS,
      inject: [PERSISTENCE, STORE, NOW],
      useFactory: (persistence: Persistence, store: AttachmentStore, now: Now) =>
        new Downloads(persistence, store, now),
    },
  ],
  exports: [UPLOADS],
})
export class AttachmentsModule {}
export { AttachmentView, attachmentView } from './dto/attachment.dto.js';
export { UPLOADS } from './attachments.controller.js';
export type { Uploads } from './uploads.js';
export { contentDisposition } from './downloads.js';
