import { Controller, Get, HttpCode, Inject, Param, Post } from '@nestjs/common';
import { ApiParam, ApiTags } from '@nestjs/swagger';
import type { Principal, Role } from '#libs/domain/identity/index.js';
import { toRfc3339 } from '#libs/domain/time/index.js';
import { AttachmentView, attachmentView, UPLOADS, type Uploads } from '../attachments/index.js';
import { Answers } from '../http/answers.js';
import { apiProblem } from '../http/problems.js';
import { Access, Caller } from '../identity/index.js';
import { ScannedFilesView } from './dto/scanner.dto.js';
import type { Scanner } from './port.js';

export const SCANNER = Symbol('Scanner');
/** Those who take papers in; whoever works at no window has no scanner, and sees an empty list. */
const SCANNING: readonly Role[] = ['window', 'kiosk', 'acceptance', 'itemadmin'];

/** 高拍仪 (APP-18): the scanner of the caller's own window, never another's. */
@ApiTags('attachments')
@Controller('api/v1/scanner/files')
export class ScannerController {
  constructor(
    @Inject(SCANNER) private readonly scanner: Scanner,
    @Inject(UPLOADS) private readonly uploads: Uploads,
  ) {}

  @Get()
  @Access({ roles: SCANNING })
  @Answers(200, ScannedFilesView, 'What the scanner of the caller’s window has put down, newest first', [
    'UNAUTHENTICATED',
    'FORBIDDEN',
  ])
  async files(@Caller() { windowId }: Principal): Promise<ScannedFilesView> {
    const found = windowId === undefined ? [] : await this.scanner.files(windowId);
    return { rows: found.map(({ scannedAt, ...file }) => ({ ...file, scannedAt: toRfc3339(scannedAt) })) };
  }

  @Post(':name/take')
  @HttpCode(201)
  @ApiParam({ name: 'name', schema: { type: 'string', maxLength: 200 } })
  @Access({ roles: SCANNING })
  @Answers(201, AttachmentView, 'Takes a scanned file over as the caller’s upload; it is not offered again', [
    'UNAUTHENTICATED',
    'FORBIDDEN',
    'SCANNED_FILE_NOT_FOUND',
    'ATTACHMENT_TOO_LARGE',
    'ATTACHMENT_TYPE_NOT_ALLOWED',
    'ATTACHMENT_EMPTY',
  ])
  async take(@Caller() { id, windowId }: Principal, @Param('name') name: string): Promise<AttachmentView> {
    const content = windowId === undefined ? undefined : await this.scanner.open(windowId, name);
    if (windowId === undefined || !content) throw apiProblem('SCANNED_FILE_NOT_FOUND');
    const taken = await this.uploads.keep(content, name, id);
    // Removed only once it is kept, so that nothing is lost. Of two who take it at once, one is told of it; the other's
    // copy is an upload that no case names, and goes with them.
    if (!(await this.scanner.remove(windowId, name))) throw apiProblem('SCANNED_FILE_NOT_FOUND');
    return attachmentView(taken);
  }
}
