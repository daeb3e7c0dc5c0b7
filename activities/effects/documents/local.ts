import { sm3 } from '#libs/crypto/index.js';
import { documentText, maskedLines } from '#libs/domain/documents/index.js';
import type { DocumentPort } from './port.js';

/**
 * Stands in for typesetting and seal: the document as fields and text with its SM3 hash. Its copy lies in the outbox, so
 * personal data is masked in it; a real port typesets the whole values and keeps the sealed file.
 */
export const localDocuments: DocumentPort = {
  issue({ key: _key, ...order }) {
    const lines = maskedLines(order.lines);
    const text = documentText({ ...order, lines });
    return Promise.resolve({
      receiver: 'local-documents',
      reference: order.documentNo,
      record: { ...order, lines, text, sm3: sm3(text) },
    });
  },
};
