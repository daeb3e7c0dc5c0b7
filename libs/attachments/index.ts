export { createFileStore } from './file-store.js';
export type { AttachmentStore, StoredFile } from './store.js';
