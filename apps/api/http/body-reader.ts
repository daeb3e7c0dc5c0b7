import type { IncomingMessage } from 'node:http';
import { apiProblem } from './problems.js';

/** What is still read of a body that was refused. A client in the middle of sending would see a broken connection instead of the answer. */
const DRAINED_BYTES = 128 * 1024 * 1024;

/** Reads the rest of a body and lets it fall; resolves when it has ended, broke off, or is endless. */
export function drain(body: IncomingMessage): Promise<void> {
  body.unpipe();
  if (body.readableEnded || body.destroyed) return Promise.resolve();
  return new Promise((resolve) => {
    let left = DRAINED_BYTES;
    body.on('data', (chunk: Buffer) => {
      left -= chunk.length;
      if (left < 0) resolve();
    });
    for (const event of ['end', 'error', 'close']) body.once(event, () => resolve());
    body.resume();
  });
}

/** The whole body, at most `max` bytes. Throws PAYLOAD_TOO_LARGE, or BAD_REQUEST for one that breaks off. */
export async function readBody(body: IncomingMessage, max: number): Promise<Buffer> {
  if (Number(body.headers['content-length'] ?? 0) > max) return tooLarge(body, max);
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    // The stream is left open when the loop ends early, so that the rest can be drained.
    for await (const chunk of body.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
      size += chunk.length;
      if (size > max) break;
      chunks.push(chunk);
    }
  } catch (error) {
    throw apiProblem('BAD_REQUEST', {}, { cause: error });
  }
  return size <= max ? Buffer.concat(chunks, size) : tooLarge(body, max);
}

async function tooLarge(body: IncomingMessage, max: number): Promise<never> {
  await drain(body);
  throw apiProblem('PAYLOAD_TOO_LARGE', { max: `${max / 1024 / 1024} MB` });
}
