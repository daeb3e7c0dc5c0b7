import { toRfc3339 } from '#libs/domain/time/index.js';
import type { AttachmentRecord } from '#libs/persistence/index.js';
import { ChoiceField, IntField, ListField, TextField } from '../../http/fields.js';

export const MAX_OWN_FILES = 50;

export class AttachmentView {
  @TextField({ max: 64, description: 'Name it in a body' }) attachmentId: string;
  @TextField({ max: 255 }) name: string;
  @IntField({ min: 1, max: Number.MAX_SAFE_INTEGER, description: 'Bytes' }) size: number;
  @TextField({ max: 100, description: 'By content' }) mediaType: string;
  @TextField({ max: 64, description: 'Hex' }) sha256: string;
}

export const attachmentView = ({ attachmentId, name, size, mediaType, sha256 }: AttachmentRecord): AttachmentView => ({
  attachmentId,
  name,
  size,
  mediaType,
  sha256,
});

export class OwnFilesQuery {
  @TextField({ max: 100, optional: true, description: 'Anywhere in the name' }) q?: string;
}
export class OwnFileView extends AttachmentView {
  @TextField({ max: 35, description: 'RFC 3339' }) uploadedAt: string;
}
export class OwnFilesView {
  @ListField(() => OwnFileView, { maxItems: MAX_OWN_FILES }) rows: readonly OwnFileView[];
}
export const ownFileView = (file: AttachmentRecord): OwnFileView => ({
  ...attachmentView(file),
  uploadedAt: toRfc3339(file.uploadedAt),
});

export class FileQuery {
  @ChoiceField(['inline'], { optional: true, description: 'PDF, pictures and text shown in the page' }) view?: 'inline';
}
