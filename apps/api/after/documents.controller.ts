import { Controller, Get, HttpCode, Inject, Param, Post, Put, Req } from '@nestjs/common';
import { ApiParam, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import type { Principal } from '#libs/domain/identity/index.js';
import { Answers, OF_A_BODY } from '../http/answers.js';
import type { Language } from '../http/language.js';
import { InLanguage, JsonBody, QueryOf } from '../http/params.js';
import { Access, ANY_ROLE, Caller } from '../identity/index.js';
import { DOCUMENTS } from './after.tokens.js';
import type { Documents } from './documents.js';
import { DocumentQuery, DocumentsView, DocumentView, EditDocumentDto, PrintedDto } from './dto/documents.dto.js';
import { WRITERS } from './writers.js';

const DocumentId = () => Param('documentId');
const OfDocument = (): MethodDecorator =>
  ApiParam({ name: 'documentId', description: 'From the list', schema: { type: 'string', maxLength: 64 } });

@ApiTags('after')
@Controller('api/v1/cases/:caseNo/documents')
@ApiParam({ name: 'caseNo', description: '办件编号', schema: { type: 'string', maxLength: 50 } })
export class DocumentsController {
  constructor(@Inject(DOCUMENTS) private readonly documents: Documents) {}

  @Get()
  @Access({ roles: ANY_ROLE })
  @Answers(200, DocumentsView, 'Documents of the case in the order of its events', [
    'UNAUTHENTICATED',
    'CASE_NOT_FOUND',
  ])
  list(
    @Caller() caller: Principal,
    @Param('caseNo') caseNo: string,
    @InLanguage() language: Language,
  ): Promise<DocumentsView> {
    return this.documents.list(caller, caseNo, language);
  }

  @Get(':documentId')
  @OfDocument()
  @Access({ roles: ANY_ROLE })
  @Answers(200, DocumentView, 'One document with all its versions', [
    'VALIDATION_FAILED',
    'UNAUTHENTICATED',
    'CASE_NOT_FOUND',
    'DOCUMENT_NOT_FOUND',
  ])
  show(
    @Caller() caller: Principal,
    @Param('caseNo') caseNo: string,
    @DocumentId() documentId: string,
    @QueryOf(DocumentQuery) { version }: DocumentQuery,
    @InLanguage() language: Language,
  ): Promise<DocumentView> {
    return this.documents.show({ caller, caseNo, documentId }, version, language);
  }

  @Put(':documentId')
  @OfDocument()
  @Access({ roles: WRITERS })
  @Answers(200, DocumentView, 'Makes a new version; none is ever overwritten', [
    ...OF_A_BODY,
    'UNAUTHENTICATED',
    'FORBIDDEN',
    'CASE_NOT_FOUND',
    'DOCUMENT_NOT_FOUND',
    'DOCUMENT_CHANGED',
    'DOCUMENT_LINE_FIXED',
  ])
  edit(
    @Caller() caller: Principal,
    @Param('caseNo') caseNo: string,
    @DocumentId() documentId: string,
    @JsonBody(EditDocumentDto) body: EditDocumentDto,
    @InLanguage() language: Language,
    @Req() { id }: FastifyRequest,
  ): Promise<DocumentView> {
    return this.documents.edit({ caller, caseNo, documentId }, body, id, language);
  }

  @Post(':documentId/prints')
  @HttpCode(204)
  @OfDocument()
  @Access({ roles: ANY_ROLE })
  @Answers(204, null, 'Logs that a version was printed', [
    ...OF_A_BODY,
    'UNAUTHENTICATED',
    'CASE_NOT_FOUND',
    'DOCUMENT_NOT_FOUND',
  ])
  printed(
    @Caller() caller: Principal,
    @Param('caseNo') caseNo: string,
    @DocumentId() documentId: string,
    @JsonBody(PrintedDto) { version }: PrintedDto,
    @Req() { id }: FastifyRequest,
  ): Promise<void> {
    return this.documents.printed({ caller, caseNo, documentId }, version, id);
  }
}
