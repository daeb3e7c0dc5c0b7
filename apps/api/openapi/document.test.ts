import { Validator } from '@seriousme/openapi-schema-validator';
import type { OpenAPIObject } from '@nestjs/swagger';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openApiDocument } from './document.js';
import { CASE_COMMANDS } from '#libs/domain/case/index.js';
import { offlineApp } from '#test/api/support/offline-app.js';

describe('the OpenAPI document', () => {
  let app: NestFastifyApplication;
  let document: OpenAPIObject;
  beforeAll(async () => {
    app = await offlineApp();
    document = JSON.parse(JSON.stringify(openApiDocument(app))) as OpenAPIObject;
  });
  afterAll(() => app.close());

  it('is valid OpenAPI 3.1', async () => {
    const validator = new Validator();
    const { valid, errors } = await validator.validate(document as unknown as Record<string, unknown>);
    expect(errors).toBeUndefined();
    expect(valid).toBe(true);
    expect(validator.version).toBe('3.1');
  });

  it('describes every route of the stable surface and every command with its own body', () => {
    const paths = Object.keys(document.paths);
    for (const path of [
      '/api/v1/auth/login',
      '/api/v1/auth/token',
      '/api/v1/items/{itemCode}',
      '/api/v1/cases',
      '/api/v1/cases/{caseNo}/timeline',
      '/api/v1/cases/{caseNo}/clocks',
      '/api/v1/attachments',
      '/api/v1/progress',
      '/api/v1/calendars/{id}/due',
      '/api/v1/supervision/warnings',
      '/api/v1/supervision/stream',
      '/api/v1/statistics/{indicator}',
      '/api/v1/integration/cases/{caseNo}/results',
      '/health/ready',
      '/metrics',
    ])
      expect(paths).toContain(path);
    const named = paths.flatMap((path) => /commands\/([\w-]+)$/.exec(path)?.[1] ?? []);
    expect(named.sort()).toEqual(
      CASE_COMMANDS.filter((name) => !['retime', 'change-warnings', 'migrate-item-version'].includes(name)).sort(),
    );
  });

  it('names a schema for every JSON answer, a problem for every refusal, and who may call', () => {
    for (const [path, item] of Object.entries(document.paths)) {
      for (const operation of Object.values(
        item as Record<
          string,
          { responses: Record<string, { content?: Record<string, unknown> }>; security?: unknown; 'x-roles'?: unknown }
        >,
      )) {
        const { responses } = operation;
        expect(Object.keys(responses), path).toContain('500');
        if (path.includes('{')) expect(Object.keys(responses), path).toContain('400');
        for (const [status, response] of Object.entries(responses))
          if (Number(status) >= 400)
            expect(Object.keys(response.content ?? {}), `${path} ${status}`).toEqual(['application/problem+json']);
        expect(operation.security === undefined, path).toBe(operation['x-roles'] === undefined);
      }
    }
  });

  it('says by which codes a command, an application and a file may be refused', () => {
    const codes = (path: string, status: number): string =>
      (document.paths[path]?.post?.responses[String(status)] as { description?: string } | undefined)?.description ??
      '';
    const accept = '/api/v1/cases/{caseNo}/commands/accept';
    expect(codes(accept, 409).split(', ')).toEqual(expect.arrayContaining(['COMMAND_NOT_AVAILABLE', 'STALE_REVISION']));
    expect(codes(accept, 422)).toContain('UNMET_LINES');
    expect(codes('/api/v1/cases', 422)).toContain('MATERIALS_MISSING');
    expect(codes('/api/v1/attachments', 415)).toContain('ATTACHMENT_TYPE_NOT_ALLOWED');
    expect(codes('/api/v1/integration/cases/{caseNo}/results', 409)).toContain('STEP_MISMATCH');
  });

  it('leaves no nullable of OpenAPI 3.0 behind', () => {
    expect(JSON.stringify(document)).not.toContain('"nullable"');
  });
});
