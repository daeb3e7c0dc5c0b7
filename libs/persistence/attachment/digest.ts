import { createHash } from 'node:crypto';
import type { AttachmentRecord } from './attachments.js';

/**
 * SHA-256 over what was noted of a file at its upload, none of which ever changes; the case that names it is known from
 * the case's events. No part has a line break: names are cleaned of them when the file is taken in.
 */
export function attachmentDigest(file: Omit<AttachmentRecord, 'caseNo'>): string {
  const { attachmentId, sha256, name, size, mediaType, uploadedBy, uploadedAt } = file;
  const covered = [attachmentId, sha256, name, size, mediaType, uploadedBy, uploadedAt].join('\n');
  return createHash('sha256').update(covered).digest('hex');
}
