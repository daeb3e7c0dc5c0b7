export { createFileStore } from './file-store.js';
export type { AttachmentStore } from './store.js';
