export { createFileStore } from './file-store.js';
export { ATTACHMENT_PROBLEMS, type AttachmentProblemCode, type AttachmentStore, type StoredFile } from './store.js';
