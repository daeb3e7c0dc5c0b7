export { createFileStore } from './file-store.js';
export {
  AttachmentError,
  type AttachmentProblemCode,
  type AttachmentStore,
  type StoredFile,
  type UploadBounds,
} from './store.js';
