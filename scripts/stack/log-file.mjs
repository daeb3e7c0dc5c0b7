import { appendFileSync, mkdirSync, renameSync, statSync } from 'node:fs';
import path from 'node:path';

const MAX_BYTES = 10 * 1024 * 1024;
const OLD_FILES = 3;
const LAST_LINES = 15;

/** A part's log: appended to a file that is rotated by size; the last lines stay in memory for a crash message. */
export function openLog(file, { maxBytes = MAX_BYTES } = {}) {
  mkdirSync(path.dirname(file), { recursive: true });
  let size = statSync(file, { throwIfNoEntry: false })?.size ?? 0;
  let last = [];
  let open = '';
  let troubled = false;

  function rotate() {
    for (let n = OLD_FILES; n > 0; n--) {
      const from = n === 1 ? file : `${file}.${n - 1}`;
      if (statSync(from, { throwIfNoEntry: false })) renameSync(from, `${file}.${n}`);
    }
    size = 0;
  }

  return {
    file,
    write(chunk) {
      try {
        if (size > 0 && size + chunk.length > maxBytes) rotate();
        appendFileSync(file, chunk, { mode: 0o600 });
        size += chunk.length;
      } catch (error) {
        // A full disk must not take a running stack down; said once.
        if (!troubled) console.error(`The log ${file} cannot be written: ${error.message}`);
        troubled = true;
      }
      const lines = (open + chunk.toString('utf8')).split('\n');
      open = lines.pop().slice(-4000);
      last = [...last, ...lines].slice(-LAST_LINES);
    },
    lastLines: () => [...last, open].filter((line) => line.trim() !== ''),
  };
}
