import { newTraceparent } from '../api/traceparent';
import { settings } from '../app/settings';

/** A file that was uploaded, or is one of the case's. */
export interface Attachment {
  readonly attachmentId: string;
  readonly name: string;
  /** Bytes. */
  readonly size: number;
  readonly mediaType: string;
  /** Came from another application of the same person, or from the scanner's folder. */
  readonly source?: 'reused' | 'scanner';
  /** An upload of the person's own, which the case does not name before the step is finished. */
  readonly isOwn?: boolean;
}

/** What the store takes, for the file dialog; the server judges by content. */
export const ACCEPTED_FILES = '.pdf,.ofd,.png,.jpg,.jpeg,.webp,.tif,.tiff,.docx,.xlsx,.txt,.csv';

/** 1.4 MB, 230 kB. */
export function sizeOf(bytes: number): string {
  if (bytes >= 1_000_000) return `${(bytes / 1_000_000).toFixed(1)} MB`;
  return `${Math.max(1, Math.round(bytes / 1000))} kB`;
}

export interface Sending {
  readonly done: Promise<Attachment>;
  readonly stop: () => void;
}

/** A refused upload, with the server's sentence where it gave one. */
export class UploadRefused extends Error {
  override readonly name = 'UploadRefused';
}

/** Sends one file and tells how much of it has gone, 0–100; `fetch` cannot tell. */
export function sendFile(file: File, onProgress: (percent: number) => void, failed: string): Sending {
  const request = new XMLHttpRequest();
  const done = new Promise<Attachment>((resolve, reject) => {
    request.open('POST', '/api/v1/attachments');
    request.responseType = 'json';
    request.setRequestHeader('X-Tongban-Page', '1');
    request.setRequestHeader('Traceparent', newTraceparent());
    request.setRequestHeader('Accept-Language', settings().language === 'zh' ? 'zh-CN' : 'en');
    request.upload.onprogress = ({ loaded, total }) => onProgress(total > 0 ? Math.round((loaded / total) * 100) : 0);
    request.onload = () => {
      const body = request.response as (Attachment & { readonly detail?: string }) | null;
      if (request.status === 201 && body) {
        const { attachmentId, name, size, mediaType } = body;
        resolve({ attachmentId, name, size, mediaType });
      } else reject(new UploadRefused(body?.detail ?? failed));
    };
    request.onerror = request.ontimeout = () => reject(new UploadRefused(failed));
    const body = new FormData();
    body.append('file', file);
    request.send(body);
  });
  return { done, stop: () => request.abort() };
}
