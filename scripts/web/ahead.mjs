// dist/web/ahead.json: by page, the `Link` header that lets a browser fetch the page's scripts, styles and data while it
// still reads the entry's script, which would ask for them one after the other (apps/api/page sends it).
import { FIRST_PAGES, filesOf } from './first-pages.mjs';

const linkTo = (file) =>
  file.endsWith('.css') ? `</${file}>; rel=preload; as=style; crossorigin` : `</${file}>; rel=modulepreload`;

export function aheadOf(manifest) {
  // index.html names these itself.
  const own = new Set(filesOf(manifest, ['index.html']));
  return FIRST_PAGES.map(({ path, chunks, calls }) => ({
    path,
    links: [
      ...calls.map((call) => `<${call}>; rel=preload; as=fetch; crossorigin=anonymous`),
      ...filesOf(manifest, chunks)
        .filter((file) => !own.has(file))
        .map(linkTo),
    ],
  }));
}
