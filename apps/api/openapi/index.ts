import { SwaggerModule } from '@nestjs/swagger';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { openApiDocument } from './document.js';

/** The document at /api/openapi.json and a reader at /api/docs, from files of this installation alone. Made when first asked for. */
export function serveOpenApi(app: NestFastifyApplication, { atRoot }: { readonly atRoot: boolean }): void {
  SwaggerModule.setup('api/docs', app, () => openApiDocument(app), {
    jsonDocumentUrl: 'api/openapi.json',
    raw: ['json'],
    customSiteTitle: 'Tongban 通办 API',
    swaggerOptions: { validatorUrl: null, persistAuthorization: false },
  });
  // Without a page, whoever opens the address that `npm start` prints finds the reader there.
  if (!atRoot) return;
  const server = app.getHttpAdapter().getInstance();
  server.get('/', (_request, reply) => reply.redirect('/api/docs'));
}
