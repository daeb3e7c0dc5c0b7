import { SwaggerModule } from '@nestjs/swagger';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { openApiDocument } from './document.js';

/** The document at /api/openapi.json and a reader at /api/docs, from files of this installation alone. Made when first asked for. */
export function serveOpenApi(app: NestFastifyApplication): void {
  SwaggerModule.setup('api/docs', app, () => openApiDocument(app), {
    jsonDocumentUrl: 'api/openapi.json',
    raw: ['json'],
    customSiteTitle: 'Tongban 通办 API',
    swaggerOptions: { validatorUrl: null, persistAuthorization: false },
  });
  // Whoever opens the address that `npm start` prints finds the reader there, until a page takes its place.
  const server = app.getHttpAdapter().getInstance();
  server.get('/', (_request, reply) => reply.redirect('/api/docs'));
}
