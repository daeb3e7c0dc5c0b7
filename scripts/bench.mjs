// `npm run bench [-- --quick] [-- --only=actions,…]`: sets up what is missing, then measures (test/bench/main.ts).
import { runProgram } from './setup/program.mjs';

await runProgram('bench/main.js');
