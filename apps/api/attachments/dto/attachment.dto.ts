import { IntField, TextField } from '../../http/fields.js';

export class AttachmentView {
  @TextField({ max: 64, description: 'Name it in a body' }) attachmentId: string;
  @TextField({ max: 255 }) name: string;
  @IntField({ min: 1, max: Number.MAX_SAFE_INTEGER, description: 'Bytes' }) size: number;
  @TextField({ max: 100, description: 'By content' }) mediaType: string;
  @TextField({ max: 64, description: 'Hex' }) sha256: string;
}
