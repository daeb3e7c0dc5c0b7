import pg from 'pg';

/** What of `pg` a command of the replication protocol uses; the types of the package name only its queries. */
interface Wire {
  query(text: string): void;
  sendCopyFromChunk(chunk: Buffer): void;
}
interface Command {
  submit(wire: Wire): void;
  handleRowDescription(): void;
  handleDataRow(message: { fields: (string | Buffer | null)[] }): void;
  handleCommandComplete(): void;
  handleCopyData(message: { chunk: Buffer }): void;
  handleReadyForQuery(): void;
  handleError(error: Error): void;
}

/**
 * A line to PostgreSQL that speaks its replication protocol (PostgreSQL 18, 54.4 "Streaming Replication Protocol"): base
 * backups and the log, from anywhere, without PostgreSQL's own tools.
 */
export class ReplicationLine {
  #wire: Wire | undefined;

  private constructor(private readonly client: pg.Client) {}

  /** The role needs REPLICATION; `name` is what `synchronous_standby_names` knows it by. */
  static async open(url: string, name: string): Promise<ReplicationLine> {
    const options = { connectionString: url, application_name: name, replication: 'true' };
    const client = new pg.Client(options);
    // The command under way hears of it, too.
    client.on('error', () => undefined);
    await client.connect();
    return new ReplicationLine(client);
  }

  /** Rows as text; what is copied out meanwhile goes to `take`, piece by piece in order. */
  run(text: string, take: (chunk: Buffer) => void = () => undefined): Promise<(string | null)[][]> {
    const rows: (string | null)[][] = [];
    return new Promise((resolve, reject) => {
      const command: Command = {
        submit: (wire) => {
          this.#wire = wire;
          wire.query(text);
        },
        handleRowDescription: () => undefined,
        handleDataRow: ({ fields }) => rows.push(fields.map((field) => (field === null ? null : String(field)))),
        handleCommandComplete: () => undefined,
        handleCopyData: ({ chunk }) => {
          try {
            take(chunk);
          } catch (error) {
            reject(error instanceof Error ? error : new Error(String(error)));
          }
        },
        handleReadyForQuery: () => resolve(rows),
        handleError: (error) => reject(error),
      };
      this.client.query(command as never);
    });
  }

  /** Sends back into what is being copied both ways. */
  send(chunk: Buffer): void {
    this.#wire?.sendCopyFromChunk(chunk);
  }

  close(): Promise<void> {
    return this.client.end();
  }
}
