import { connect, createServer, type Server, type Socket } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';

/** A line between two programs that can be cut and slowed: they connect to `port`, and are led on to the target. */
export class Line {
  private readonly sockets = new Set<Socket>();
  private isCut = false;
  private delayMs = 0;

  private constructor(
    private readonly server: Server,
    readonly port: number,
  ) {}

  static async to(targetPort: number): Promise<Line> {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const line = new Line(server, (server.address() as { port: number }).port);
    server.on('connection', (near) => line.lead(near, targetPort));
    return line;
  }

  /** Ends every connection, and takes no new one until it is mended. */
  cut(): void {
    this.isCut = true;
    for (const socket of this.sockets) socket.destroy();
  }

  slow(ms: number): void {
    this.delayMs = ms;
  }

  mend(): void {
    this.isCut = false;
    this.delayMs = 0;
  }

  async close(): Promise<void> {
    this.cut();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private lead(near: Socket, targetPort: number): void {
    if (this.isCut) return void near.destroy();
    const far = connect(targetPort, '127.0.0.1');
    this.pass(near, far);
    this.pass(far, near);
  }

  /** In order, each part as late as the line is slow when it comes. */
  private pass(from: Socket, to: Socket): void {
    this.sockets.add(from);
    from.setNoDelay(true);
    let passed: Promise<unknown> = Promise.resolve();
    from.on('data', (part) => {
      const late = this.delayMs;
      passed = passed.then(() => (late > 0 ? pause(late) : undefined)).then(() => to.write(part));
    });
    const end = () => {
      this.sockets.delete(from);
      to.destroy();
    };
    from.on('close', end);
    from.on('error', end);
  }
}
