// `npm run screenshots [-- --only=items,guide]`: pictures of every page on a stack of its own (test/web/screenshots/main.ts).
import { runProgram } from './setup/program.mjs';

await runProgram('web/screenshots/main.js');
