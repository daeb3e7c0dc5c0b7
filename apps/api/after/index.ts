import { Module } from '@nestjs/common';
import type { Persistence } from '#libs/persistence/index.js';
import { CasesModule, NAMES, type Names } from '../cases/index.js';
import { NOW, type Now, PERSISTENCE } from '../http/dependencies.js';
import { DESK, DOCUMENTS, MESSAGES } from './after.tokens.js';
import { Desk } from './desk.js';
import { Documents } from './documents.js';
import { DocumentsController } from './documents.controller.js';
import { Messages } from './messages.js';
import { MessagesController } from './messages.controller.js';

/** After 完成: messages (短信回执) and documents to print. */
@Module({
  imports: [CasesModule],
  controllers: [MessagesController, DocumentsController],
  providers: [
    {
      provide: DESK,
      inject: [PERSISTENCE, NOW],
      useFactory: (persistence: Persistence, now: Now) => new Desk(persistence, now),
    },
    {
      provide: MESSAGES,
      inject: [DESK, PERSISTENCE, NAMES, NOW],
      useFactory: (desk: Desk, persistence: Persistence, names: Names, now: Now) =>
        new Messages(desk, persistence, names, now),
    },
    {
      provide: DOCUMENTS,
      inject: [DESK, PERSISTENCE, NAMES, NOW],
      useFactory: (desk: Desk, persistence: Persistence, names: Names, now: Now) =>
        new Documents(desk, persistence, names, now),
    },
  ],
})
export class AfterModule {}
