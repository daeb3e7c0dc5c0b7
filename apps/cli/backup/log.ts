import { createHash } from 'node:crypto';
import { appendFileSync, closeSync, fsyncSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs';
import { mkdir, readdir } from 'node:fs/promises';
import path from 'node:path';
import { ReplicationLine } from './replication.js';
import { beginOf, isSegment, placeOf, segmentOf, written } from './segments.js';

/** By this name the server keeps back what was not yet fetched, and can be told to wait for it (RPO 0). */
export const KEEPER = 'tongban_log';
export const LOG_FOLDER = 'log';
/** SHA-256 of each whole segment, a line each as `sha256sum` writes it. */
export const DIGESTS = 'digests';
const PARTIAL = '.partial';
const SLOT_EXISTS = '42710';
/** 1970 to 2000, in microseconds. */
const EPOCH_2000 = 946_684_800_000_000n;

/** Keeps the log of a cluster in a folder, each byte flushed before it is confirmed, until `stop` is aborted. */
export async function keepLog(
  url: string,
  into: string,
  stop: AbortSignal,
  tell: (place: string) => void,
): Promise<void> {
  const folder = path.join(into, LOG_FOLDER);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const line = await ReplicationLine.open(url, KEEPER);
  const leave = () => void line.close();
  try {
    const [[, timeline]] = (await line.run('IDENTIFY_SYSTEM')) as [[string, string]];
    const [[size]] = (await line.run('SHOW wal_segment_size')) as [[string]];
    const segmentSize = Number(size.replace('MB', '')) * 1024 ** 2;
    await line.run(`CREATE_REPLICATION_SLOT ${KEEPER} PHYSICAL RESERVE_WAL`).catch((error: { code?: string }) => {
      if (error.code !== SLOT_EXISTS) throw error as Error;
    });
    const from = await beginning(line, folder, segmentSize);
    const segments = new Segments(folder, Number(timeline), segmentSize, from);
    stop.addEventListener('abort', leave, { once: true });
    if (stop.aborted) return;
    tell(written(from));
    const begin = `START_REPLICATION SLOT ${KEEPER} PHYSICAL ${written(from)} TIMELINE ${timeline}`;
    let isTold = false;
    await line.run(begin, (chunk) => {
      const kind = String.fromCharCode(chunk[0]!);
      if (kind === 'w') segments.take(chunk.readBigUInt64BE(1), chunk.subarray(25));
      if (isTold || (kind === 'k' && chunk[17] === 0)) return;
      isTold = true;
      // One flush and one answer for all that came at once.
      setImmediate(() => {
        isTold = false;
        line.send(standing(segments.flushed()));
      });
    });
    segments.close();
    if (!stop.aborted) throw new Error('The server has ended the log');
  } catch (error) {
    if (!stop.aborted) throw error;
  } finally {
    stop.removeEventListener('abort', leave);
    await line.close().catch(() => undefined);
  }
}

/** Where to go on: with the segment that was not whole, or after the last whole one, or where the server begins. */
async function beginning(line: ReplicationLine, folder: string, size: number): Promise<bigint> {
  const files = (await readdir(folder)).sort();
  const partial = files.findLast((name) => name.endsWith(PARTIAL));
  if (partial) return beginOf(partial.slice(0, 24), size);
  const whole = files.findLast(isSegment);
  if (whole) return beginOf(whole, size) + BigInt(size);
  const [[, place]] = (await line.run(`READ_REPLICATION_SLOT ${KEEPER}`)) as [[string, string]];
  return placeOf(place) - (placeOf(place) % BigInt(size));
}

/** Standby status update: written, flushed and (not) applied up to here. */
function standing(flushed: bigint): Buffer {
  const answer = Buffer.alloc(34);
  answer.write('r');
  for (const [n, place] of [flushed, flushed, 0n].entries()) answer.writeBigUInt64BE(place, 1 + 8 * n);
  answer.writeBigInt64BE(BigInt(Date.now()) * 1000n - EPOCH_2000, 25);
  return answer;
}

/** The log as files of one size; the last one, not yet whole, by a name of its own. */
class Segments {
  #file: number | undefined;
  #name = '';

  constructor(
    private readonly folder: string,
    private readonly timeline: number,
    private readonly size: number,
    private place: bigint,
  ) {}

  take(start: bigint, data: Buffer): void {
    if (start !== this.place) throw new Error(`The log goes on at ${written(start)} instead of ${written(this.place)}`);
    for (let rest = data; rest.length > 0;) {
      const offset = Number(this.place % BigInt(this.size));
      this.#file ??= this.#open();
      const part = rest.subarray(0, this.size - offset);
      writeSync(this.#file, part, 0, part.length, offset);
      this.place += BigInt(part.length);
      rest = rest.subarray(part.length);
      if (offset + part.length === this.size) this.#finish();
    }
  }

  /** Up to where everything is on disk. */
  flushed(): bigint {
    if (this.#file !== undefined) fsyncSync(this.#file);
    return this.place;
  }

  close(): void {
    if (this.#file === undefined) return;
    fsyncSync(this.#file);
    closeSync(this.#file);
    this.#file = undefined;
  }

  #open(): number {
    this.#name = segmentOf(this.place, this.timeline, this.size);
    return openSync(path.join(this.folder, this.#name + PARTIAL), 'w', 0o600);
  }

  #finish(): void {
    this.close();
    const whole = path.join(this.folder, this.#name);
    renameSync(whole + PARTIAL, whole);
    const digest = createHash('sha256').update(readFileSync(whole)).digest('hex');
    appendFileSync(path.join(this.folder, DIGESTS), `${digest}  ${this.#name}\n`, { flush: true });
  }
}
