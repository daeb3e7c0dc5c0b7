import { api } from '../api/client';
import type { Attachment } from './attachment';

/** A file in the scanner's folder, not taken over yet. */
export interface ScannedFile {
  readonly name: string;
  readonly size: number;
}

// REPLACE: generated types, as soon as these routes are there.
type Loose = (path: string, init?: object) => Promise<{ data?: unknown; error?: unknown; response: Response }>;
const loose = api as unknown as { readonly GET: Loose; readonly POST: Loose };

export const scannerFiles = () =>
  loose.GET('/api/v1/scanner/files') as Promise<{ data?: { rows: ScannedFile[] }; response: Response }>;
export const takeScanned = (name: string) =>
  loose.POST('/api/v1/scanner/files/{name}/take', { params: { path: { name } } }) as Promise<{
    data?: Attachment;
    response: Response;
  }>;
export const ownFiles = (q: string) =>
  loose.GET('/api/v1/attachments', { params: { query: { mine: true, ...(q && { q }) } } }) as Promise<{
    data?: { rows: Attachment[] };
    response: Response;
  }>;
