import { createHmac } from 'node:crypto';
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface CloudEvent {
  readonly specversion: string;
  readonly id: string;
  readonly source: string;
  readonly type: string;
  readonly subject: string;
  readonly time: string;
  readonly sequence: string;
  readonly data: Readonly<Record<string, unknown>>;
}
export interface Received {
  readonly event: CloudEvent;
  readonly body: string;
  readonly headers: IncomingHttpHeaders;
  /** Which of the known secrets the signatures prove, by index. */
  readonly provedBy: readonly number[];
  readonly answered: number | 'cut';
}

/** A business system's receiver, which knows the published scheme of signatures and nothing of the product. */
export class Receiver {
  readonly all: Received[] = [];
  readonly secrets: string[] = [];
  /** What it answers to an event; everything is taken until a test says otherwise. */
  answer: (event: CloudEvent) => number | 'cut' | Promise<number> = () => 204;

  private constructor(private readonly server: Server) {}

  static async open(): Promise<Receiver> {
    const server = createServer();
    const receiver = new Receiver(server);
    server.on('request', (request, response) => {
      const parts: Buffer[] = [];
      request.on('data', (part: Buffer) => parts.push(part));
      const take = async () => {
        const body = Buffer.concat(parts).toString();
        const event = JSON.parse(body) as CloudEvent;
        const answered = await receiver.answer(event);
        receiver.all.push({
          event,
          body,
          headers: request.headers,
          provedBy: receiver.proofs(request.headers, body),
          answered,
        });
        if (answered === 'cut') request.socket.destroy();
        else response.writeHead(answered).end();
      };
      request.on('end', () => void take());
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return receiver;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}/events`;
  }

  /** What it took, each event once and in the order in which they first came. */
  get taken(): readonly Received[] {
    const good = this.all.filter(({ answered }) => answered === 204);
    return good.filter(({ event }, n) => good.findIndex((one) => one.event.id === event.id) === n);
  }
  /** The events of a case that it took. */
  of(caseNo: string): readonly string[] {
    return this.taken.filter(({ event }) => event.subject === caseNo).map(({ event }) => event.type);
  }

  close(): void {
    this.server.closeAllConnections();
    this.server.close();
  }

  private proofs(headers: IncomingHttpHeaders, body: string): number[] {
    const [id, seconds, given] = ['webhook-id', 'webhook-timestamp', 'webhook-signature'].map((h) =>
      String(headers[h]),
    );
    if (Math.abs(Date.now() / 1000 - Number(seconds)) > 300) return [];
    return this.secrets.flatMap((secret, n) => {
      const mac = createHmac('sha256', Buffer.from(secret.replace(/^whsec_/, ''), 'base64'));
      const wanted = `v1,${mac.update(`${id}.${seconds}.${body}`).digest('base64')}`;
      return given!.split(' ').includes(wanted) ? [n] : [];
    });
  }
}
