import type { Readable } from 'node:stream';
import { ProblemError } from '#libs/domain/codes/problem.js';

export interface UploadBounds {
  /** Bytes; the upload ends with ATTACHMENT_TOO_LARGE as soon as one more arrives. */
  readonly maxBytes: number;
  /** File name as the sender gave it. It never decides the type alone. */
  readonly name?: string;
}

export interface StoredFile {
  /** Hex; the file's address. */
  readonly sha256: string;
  readonly size: number;
  /** By content. */
  readonly mediaType: string;
  /** The sender's name without folders, ending as its content demands: `scan.pdf` that is a PNG becomes `scan.pdf.png`. */
  readonly name: string;
}

/** Where the bytes of attachments (附件) live. Failures are AttachmentError. */
export interface AttachmentStore {
  /** Stores a file once under its hash; storing the same bytes again changes nothing. A refused one leaves nothing. */
  put(content: AsyncIterable<Uint8Array>, bounds: UploadBounds): Promise<StoredFile>;
  /** The bytes, handed out only after the whole file was found to have its hash. */
  open(sha256: string): Promise<{ readonly size: number; readonly stream: Readable }>;
  /** Removes the file if it is there. Only for a hash that no case or upload names any more. */
  remove(sha256: string): Promise<void>;
}

/** What may be wrong with a file: stable code, HTTP status, sentences. */
export const ATTACHMENT_PROBLEMS = {
  ATTACHMENT_TOO_LARGE: {
    status: 413,
    zh: '文件超过 {max} 字节的上限,请压缩或拆分后重新上传。',
    en: 'The file is larger than {max} bytes; compress or split it and upload it again.',
  },
  ATTACHMENT_TYPE_NOT_ALLOWED: {
    status: 415,
    zh: '文件内容不是允许的类型,请上传 PDF、PNG、JPEG、WebP、TIFF、OFD、DOCX、XLSX、TXT 或 CSV(UTF-8)。',
    en: 'The content is not of an allowed type; upload PDF, PNG, JPEG, WebP, TIFF, OFD, DOCX, XLSX, TXT or CSV (UTF-8).',
  },
  ATTACHMENT_EMPTY: {
    status: 422,
    zh: '文件是空的,请检查后重新上传。',
    en: 'The file is empty; check it and upload it again.',
  },
  ATTACHMENT_NOT_FOUND: {
    status: 404,
    zh: '附件文件不存在,请重新上传。',
    en: 'The attached file is not there; upload it again.',
  },
  ATTACHMENT_DAMAGED: {
    status: 500,
    zh: '附件文件已损坏,未予提供;请联系管理员从备份恢复。',
    en: 'The attached file is damaged and was not handed out; ask the administrator to restore it from a backup.',
  },
} as const;
export type AttachmentProblemCode = keyof typeof ATTACHMENT_PROBLEMS;

export class AttachmentError extends ProblemError {
  /** HTTP status that says the same. */
  readonly status: number;

  constructor(code: AttachmentProblemCode, details: Readonly<Record<string, number>> = {}) {
    const { status, zh, en } = ATTACHMENT_PROBLEMS[code];
    const fill = (text: string): string => text.replace(/\{(\w+)\}/g, (_all, key: string) => String(details[key]));
    super({ code, zh: fill(zh), en: fill(en) });
    this.status = status;
  }
}
