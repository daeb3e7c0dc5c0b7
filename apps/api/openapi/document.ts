import { DocumentBuilder, type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';
import type { INestApplication } from '@nestjs/common';
import { COMMAND_DTOS } from '../cases/index.js';
import { TOKEN_PATH } from '../http/server.js';

const COMMAND_PATH = '/api/v1/cases/{caseNo}/commands/{command}';

const about = new DocumentBuilder()
  .setOpenAPIVersion('3.1.1')
  .setTitle('Tongban 通办')
  .setDescription(
    '政务服务办件接口。时间为 RFC 3339,日期为 YYYY-MM-DD,错误为 RFC 9457 problem+json(中文或英文,按 Accept-Language)。\n\n' +
      'Case handling for government service windows. Every action carries an Idempotency-Key: repeat it with the same key until it is answered, and it is done once.',
  )
  .setVersion('1')
  .addServer('/')
  .addBearerAuth({ type: 'http', scheme: 'bearer', bearerFormat: 'JWT' }, 'bearer')
  .addOAuth2({ type: 'oauth2', flows: { clientCredentials: { tokenUrl: TOKEN_PATH, scopes: {} } } }, 'client')
  .build();

/** OpenAPI 3.1 out of the code: controllers, and the fields' own bounds. */
export function openApiDocument(app: INestApplication): OpenAPIObject {
  const document = SwaggerModule.createDocument(app, about, {
    operationIdFactory: (controller, method) => `${controller.replace(/Controller$/, '')}_${method}`,
  });
  for (const [path, item] of Object.entries(document.paths)) if (path.includes('{')) refuseLongNames(item);
  return { ...document, paths: withCommands(document.paths) };
}

/** The router takes no longer names than this in an address, whatever the route. */
function refuseLongNames(item: OpenAPIObject['paths'][string]): void {
  for (const operation of [item.get, item.put, item.post, item.delete, item.patch]) {
    if (!operation) continue;
    operation.responses['400'] ??= {
      description: 'BAD_REQUEST',
      content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/ProblemView' } } },
    };
  }
}

/** One controller takes every command; the document shows each with its own body. */
function withCommands({ [COMMAND_PATH]: template, ...paths }: OpenAPIObject['paths']): OpenAPIObject['paths'] {
  const give = template?.post;
  if (!give) throw new Error(`There is no ${COMMAND_PATH}`);
  const parameters = give.parameters?.filter((parameter) => !('name' in parameter && parameter.name === 'command'));
  const commands = Object.entries(COMMAND_DTOS).map(([name, dto]) => {
    const content = { 'application/json': { schema: { $ref: `#/components/schemas/${dto.name}` } } };
    const summary = `Command ${name}`;
    const post = { ...give, operationId: `${give.operationId}_${name}`, summary, requestBody: { content } };
    return [COMMAND_PATH.replace('{command}', name), { post: { ...post, parameters: parameters ?? [] } }] as const;
  });
  return { ...paths, ...Object.fromEntries(commands) };
}
