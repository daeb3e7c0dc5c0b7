import { Module } from '@nestjs/common';
import type { Config } from '#libs/config/index.js';
import { AttachmentsModule } from '../attachments/index.js';
import { CONFIG } from '../http/dependencies.js';
import { folderScanner } from './folder-scanner.js';
import { SCANNER, ScannerController } from './scanner.controller.js';

@Module({
  imports: [AttachmentsModule],
  controllers: [ScannerController],
  providers: [{ provide: SCANNER, inject: [CONFIG], useFactory: ({ scanner }: Config) => folderScanner(scanner) }],
})
export class ScannerModule {}
