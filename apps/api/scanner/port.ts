import type { Readable } from 'node:stream';
import type { EpochMs } from '#libs/domain/time/index.js';

/** Files of one window that are shown at most. */
export const MAX_SCANNED = 100;

export interface ScannedFile {
  readonly name: string;
  /** Bytes. */
  readonly size: number;
  readonly scannedAt: EpochMs;
}

/** 高拍仪: what the document scanner of a window has put down and nobody has taken over yet. */
export interface Scanner {
  /** Newest first, MAX_SCANNED at most. */
  files(windowId: string): Promise<readonly ScannedFile[]>;
  /** The content of one of them; undefined when the window has no such file. */
  open(windowId: string, name: string): Promise<Readable | undefined>;
  /** Takes it out of the list. Answers false when somebody else did so before. */
  remove(windowId: string, name: string): Promise<boolean>;
}
