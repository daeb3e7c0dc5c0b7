import { applyDecorators, type Type as ClassOf } from '@nestjs/common';
import { ApiExtraModels, ApiOperation, ApiProperty, ApiResponse, getSchemaPath } from '@nestjs/swagger';
import { ATTACHMENT_PROBLEMS, type AttachmentProblemCode } from '#libs/attachments/index.js';
import { type RejectionCode, REJECTIONS } from '#libs/domain/case/rejections.js';
import { PROBLEMS, type ProblemName } from './problem-table.js';

/** RFC 9457, as OpenAPI shows it. */
export class ProblemErrorView {
  @ApiProperty({ description: 'JSON pointer to the field', example: '/applicant/idNo' })
  pointer: string;

  @ApiProperty({ example: 'REQUIRED' })
  code: string;

  @ApiProperty()
  message: string;
}
export class ProblemView {
  @ApiProperty({ format: 'uri', example: 'urn:tongban:problem:case-not-found' })
  type: string;

  @ApiProperty()
  title: string;

  @ApiProperty({ type: 'integer', minimum: 400, maximum: 599 })
  status: number;

  @ApiProperty({ description: 'What is wrong and what to do, in the language of Accept-Language' })
  detail: string;

  @ApiProperty({ description: 'Stable; clients branch on it' })
  code: string;

  @ApiProperty({ description: 'Id of the request, for the log' })
  instance: string;

  @ApiProperty({ type: [ProblemErrorView], required: false })
  errors?: ProblemErrorView[];

  @ApiProperty({ type: 'object', additionalProperties: { type: 'string' }, selfRequired: false })
  details?: Record<string, string>;
}

/** Whatever may refuse: the edge, the rules of a case, the store of files. */
type Refusal = ProblemName | RejectionCode | AttachmentProblemCode;
const REFUSALS: Readonly<Record<Refusal, { readonly status: number; readonly code?: string }>> = {
  ...ATTACHMENT_PROBLEMS,
  ...REJECTIONS,
  ...PROBLEMS,
};

/** By which any JSON body may be refused. */
export const OF_A_BODY = [
  'VALIDATION_FAILED',
  'INVALID_JSON',
  'PAYLOAD_TOO_LARGE',
  'UNSUPPORTED_MEDIA_TYPE',
] as const satisfies readonly Refusal[];

function problemResponses(names: readonly Refusal[]): MethodDecorator[] {
  const byStatus = new Map<number, Set<string>>();
  for (const name of names) {
    const kind = REFUSALS[name];
    const codes = byStatus.get(kind.status) ?? new Set<string>();
    byStatus.set(kind.status, codes.add(kind.code ?? name));
  }
  return [...byStatus].map(([status, codes]) =>
    ApiResponse({
      status,
      description: [...codes].join(', '),
      content: { 'application/problem+json': { schema: { $ref: getSchemaPath(ProblemView) } } },
    }),
  );
}

/** What a route answers and by which problems it may refuse, for OpenAPI. `of` null: no JSON body is described. */
export const Answers = (
  status: number,
  of: ClassOf | null,
  summary: string,
  problems: readonly Refusal[],
): MethodDecorator =>
  applyDecorators(
    ApiExtraModels(ProblemView),
    ApiOperation({ summary }),
    ApiResponse({ status, description: summary, ...(of && { type: of }) }),
    ...problemResponses([...problems, 'INTERNAL_ERROR']),
  );
