import { IntField, ListField, TextField } from '../../http/fields.js';
import { MAX_SCANNED } from '../port.js';

export class ScannedFileView {
  @TextField({ max: 200, description: 'Names the file when it is taken' }) name: string;
  @IntField({ min: 0, max: Number.MAX_SAFE_INTEGER, description: 'Bytes' }) size: number;
  @TextField({ max: 35, description: 'RFC 3339' }) scannedAt: string;
}
export class ScannedFilesView {
  @ListField(() => ScannedFileView, { maxItems: MAX_SCANNED }) rows: readonly ScannedFileView[];
}
