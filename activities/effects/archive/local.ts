import type { ArchivePort } from './port.js';

/** Stands in for the archive system (DA/T 85): records the manifest. */
export const localArchive: ArchivePort = {
  keep({ key: _key, ...manifest }) {
    return Promise.resolve({ receiver: 'local-archive', reference: manifest.sm3, record: manifest });
  },
};
