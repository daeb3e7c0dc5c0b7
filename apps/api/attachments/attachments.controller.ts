import { Controller, Get, HttpCode, Inject, Param, Post, Req, Res } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiParam, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Principal, Role } from '#libs/domain/identity/index.js';
import type { Persistence } from '#libs/persistence/index.js';
import { Answers } from '../http/answers.js';
import { PERSISTENCE } from '../http/dependencies.js';
import { QueryOf } from '../http/params.js';
import { Access, ANY_ROLE, Caller } from '../identity/index.js';
import { type Downloads, fileHeaders } from './downloads.js';
import {
  AttachmentView,
  attachmentView,
  FileQuery,
  MAX_OWN_FILES,
  OwnFilesQuery,
  OwnFilesView,
  ownFileView,
} from './dto/attachment.dto.js';
import type { Uploads } from './uploads.js';

export const UPLOADS = Symbol('Uploads');
export const DOWNLOADS = Symbol('Downloads');
/** Those who hand materials in, and who may amend them before acceptance. */
const UPLOADERS: readonly Role[] = ['applicant', 'window', 'kiosk', 'acceptance', 'itemadmin'];

@ApiTags('attachments')
@Controller('api/v1')
export class AttachmentsController {
  constructor(
    @Inject(UPLOADS) private readonly uploads: Uploads,
    @Inject(DOWNLOADS) private readonly downloads: Downloads,
    @Inject(PERSISTENCE) private readonly persistence: Persistence,
  ) {}

  @Post('attachments')
  @HttpCode(201)
  @Access({ roles: UPLOADERS })
  @ApiConsumes('multipart/form-data')
  @ApiBody({
    schema: { type: 'object', required: ['file'], properties: { file: { type: 'string', format: 'binary' } } },
  })
  @Answers(201, AttachmentView, 'Uploads a file; a case that names it within a day keeps it', [
    'UPLOAD_INVALID',
    'UNAUTHENTICATED',
    'FORBIDDEN',
    'PAYLOAD_TOO_LARGE',
    'UNSUPPORTED_MEDIA_TYPE',
    'ATTACHMENT_TOO_LARGE',
    'ATTACHMENT_TYPE_NOT_ALLOWED',
    'ATTACHMENT_EMPTY',
  ])
  async upload(@Caller() caller: Principal, @Req() request: FastifyRequest): Promise<AttachmentView> {
    return attachmentView(await this.uploads.receive(request, caller.id));
  }

  @Get('attachments')
  @Access({ roles: UPLOADERS })
  @Answers(200, OwnFilesView, 'The caller’s own uploads, those of earlier cases too, newest first (已上传)', [
    'VALIDATION_FAILED',
    'UNAUTHENTICATED',
    'FORBIDDEN',
  ])
  async own(@Caller() caller: Principal, @QueryOf(OwnFilesQuery) { q = '' }: OwnFilesQuery): Promise<OwnFilesView> {
    const files = await this.persistence.attachments.uploadedBy(caller.id, q, MAX_OWN_FILES);
    return { rows: files.map(ownFileView) };
  }

  @Get('attachments/:attachmentId')
  @ApiParam({ name: 'attachmentId', schema: { type: 'string', maxLength: 64 } })
  @ApiProduces('application/octet-stream')
  @Access({ roles: UPLOADERS })
  @Answers(200, null, 'An upload of the caller’s own, of no case yet too; every view is logged', [
    'VALIDATION_FAILED',
    'UNAUTHENTICATED',
    'FORBIDDEN',
    'ATTACHMENT_NOT_FOUND',
  ])
  async downloadOwn(
    @Caller() caller: Principal,
    @Param('attachmentId') attachmentId: string,
    @QueryOf(FileQuery) { view }: FileQuery,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { file, stream } = await this.downloads.openOwn(caller, attachmentId, request.id);
    await reply.headers(fileHeaders(file, view === 'inline')).send(stream);
  }

  @Get('cases/:caseNo/attachments/:attachmentId')
  @ApiParam({ name: 'caseNo', schema: { type: 'string', maxLength: 50 } })
  @ApiParam({ name: 'attachmentId', schema: { type: 'string', maxLength: 64 } })
  @ApiProduces('application/octet-stream')
  @Access({ roles: ANY_ROLE })
  @Answers(200, null, 'A file of the case; every view is logged', [
    'VALIDATION_FAILED',
    'UNAUTHENTICATED',
    'FORBIDDEN',
    'CASE_NOT_FOUND',
    'ATTACHMENT_NOT_FOUND',
  ])
  async download(
    @Caller() caller: Principal,
    @Param('caseNo') caseNo: string,
    @Param('attachmentId') attachmentId: string,
    @QueryOf(FileQuery) { view }: FileQuery,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { file, stream } = await this.downloads.open(caller, caseNo, attachmentId, request.id);
    await reply.headers(fileHeaders(file, view === 'inline')).send(stream);
  }
}
