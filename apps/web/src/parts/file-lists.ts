import { api } from '../api/client';

/** 高拍仪: what the scanner of the officer's window has put down, newest first. */
export const scannerFiles = () => api.GET('/api/v1/scanner/files');
/** Takes a scanned file over as an upload; it is offered no more. */
export const takeScanned = (name: string) =>
  api.POST('/api/v1/scanner/files/{name}/take', { params: { path: { name } } });
/** 已上传: the person's own earlier uploads, newest first. */
export const ownFiles = (q: string) => api.GET('/api/v1/attachments', { params: { query: q ? { q } : {} } });
