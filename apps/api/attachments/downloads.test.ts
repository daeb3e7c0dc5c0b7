import fc from 'fast-check';
import { expect, it } from 'vitest';
import { contentDisposition } from './downloads.js';

it.each([
  ['scan.pdf', `attachment; filename="scan.pdf"; filename*=UTF-8''scan.pdf`],
  ['身份证.pdf', `attachment; filename="___.pdf"; filename*=UTF-8''%E8%BA%AB%E4%BB%BD%E8%AF%81.pdf`],
  ['a"; x="b.pdf', `attachment; filename="a_; x=_b.pdf"; filename*=UTF-8''a%22%3B%20x%3D%22b.pdf`],
  ["it's (1)*.pdf", `attachment; filename="it's (1)*.pdf"; filename*=UTF-8''it%27s%20%281%29%2A.pdf`],
])('%s', (name, header) => {
  expect(contentDisposition('attachment', name)).toBe(header);
});

it('no name breaks out of the header', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (name) => {
      expect(contentDisposition('attachment', name)).toMatch(
        /^attachment; filename="[ !#-[\]-~]*"; filename\*=UTF-8''[\w.~!%-]*$/,
      );
    }),
  );
});
