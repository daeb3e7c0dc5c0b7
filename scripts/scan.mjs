// `npm run scan`: plays the document scanner (高拍仪) of a window: puts one sample page into its folder of a running
// stack's TONGBAN_HOME, where the intake page then offers it. `npm run scan -- W-410727-01` names another window.
import { mkdir, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';

const window = process.argv[2] ?? 'W-441500-01';
const home = path.resolve(process.env.TONGBAN_HOME || '.tongban');
const folder = path.join(process.env.TONGBAN_SCANNER || path.join(home, 'scanner'), window);
const takenAt = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 19);

/** A whole PDF of one A4 page with a few lines of text; its cross-reference table is right. */
function samplePage(lines) {
  const text = lines.map((line) => `(${line}) Tj T*`).join(' ');
  const drawing = `BT /F1 16 Tf 24 TL 72 740 Td ${text} ET 72 760 451 1 re f 72 600 451 1 re f`;
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 4 0 R >> >> /Contents 5 0 R >>',
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
    `<< /Length ${drawing.length} >>\nstream\n${drawing}\nendstream`,
  ];
  let file = '%PDF-1.4\n';
  const places = objects.map((content, n) => {
    const place = file.length;
    file += `${n + 1} 0 obj\n${content}\nendobj\n`;
    return place;
  });
  const table = ['0000000000 65535 f ', ...places.map((place) => `${String(place).padStart(10, '0')} 00000 n `)];
  const size = `<< /Size ${table.length} /Root 1 0 R >>`;
  return `${file}xref\n0 ${table.length}\n${table.join('\n')}\ntrailer\n${size}\nstartxref\n${file.length}\n%%EOF\n`;
}

const name = `扫描件-${takenAt.replace('T', '-').replaceAll(':', '')}.pdf`;
await mkdir(folder, { recursive: true });
// Under its own name only when it is whole, as a scanner's software does it.
const unfinished = path.join(folder, `.${name}`);
await writeFile(unfinished, samplePage(['Sample page of the document scanner', `Window ${window}`, takenAt]));
await rename(unfinished, path.join(folder, name));
console.log(`${path.join(folder, name)}\nOpen an intake page as \`window\` and choose 高拍仪 at a material.`);
