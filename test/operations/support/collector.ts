import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

interface Value {
  readonly stringValue?: string;
  readonly intValue?: number;
}
interface SentSpan {
  readonly traceId: string;
  readonly spanId: string;
  readonly parentSpanId?: string;
  readonly name: string;
  readonly kind: number;
  readonly attributes: readonly { readonly key: string; readonly value: Value }[];
  readonly links?: readonly { readonly traceId: string; readonly spanId: string }[];
  readonly status?: { readonly code?: number };
}
interface Sent {
  readonly resourceSpans: readonly {
    readonly resource: { readonly attributes: SentSpan['attributes'] };
    readonly scopeSpans: readonly { readonly spans: readonly SentSpan[] }[];
  }[];
}
export interface CollectedSpan extends Omit<SentSpan, 'attributes'> {
  readonly service: string;
  readonly attributes: Readonly<Record<string, string | number | undefined>>;
}

const record = (given: SentSpan['attributes']): CollectedSpan['attributes'] =>
  Object.fromEntries(given.map(({ key, value }) => [key, value.stringValue ?? value.intValue]));

/** A collector that takes spans by OTLP over HTTP in JSON, as OpenTelemetry's specification has it, and nothing else. */
export class Collector {
  readonly spans: CollectedSpan[] = [];
  /** All that came, as it came. */
  readonly bodies: string[] = [];

  private constructor(
    private server: Server,
    private readonly port: number,
  ) {}

  static async open(): Promise<Collector> {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const collector = new Collector(server, (server.address() as AddressInfo).port);
    collector.take();
    return collector;
  }

  get url(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  /** Goes away, and with it every line to it. */
  async close(): Promise<void> {
    const closed = new Promise<void>((resolve) => this.server.close(() => resolve()));
    this.server.closeAllConnections();
    await closed;
  }

  /** Is back where it was. */
  async reopen(): Promise<void> {
    this.server = createServer();
    this.take();
    await new Promise<void>((resolve) => this.server.listen(this.port, '127.0.0.1', resolve));
  }

  of(traceId: string): readonly CollectedSpan[] {
    return this.spans.filter((span) => span.traceId === traceId);
  }

  /** From a span up to the one that nobody sent: the names, and last the id of the unsent parent. */
  pathUp(span: CollectedSpan): readonly string[] {
    const parent = this.spans.find(({ spanId, traceId }) => spanId === span.parentSpanId && traceId === span.traceId);
    const name = `${span.service}: ${span.name}`;
    return [name, ...(parent ? this.pathUp(parent) : [span.parentSpanId ?? 'none'])];
  }

  private take(): void {
    this.server.on('request', (request, response) => {
      const parts: Buffer[] = [];
      request.on('data', (part: Buffer) => parts.push(part));
      request.on('end', () => {
        if (request.url !== '/v1/traces' || request.headers['content-type'] !== 'application/json')
          return void response.writeHead(415).end();
        const body = Buffer.concat(parts).toString();
        this.bodies.push(body);
        for (const { resource, scopeSpans } of (JSON.parse(body) as Sent).resourceSpans) {
          const service = String(record(resource.attributes)['service.name']);
          for (const span of scopeSpans.flatMap(({ spans }) => spans))
            this.spans.push({ ...span, service, attributes: record(span.attributes) });
        }
        response.writeHead(200, { 'content-type': 'application/json' }).end('{}');
      });
    });
  }
}
