// `npm run fuzz-api [-- --quick]`: Schemathesis against a stack of its own, as every role (test/fuzz/main.ts).
import { runProgram } from './setup/program.mjs';

await runProgram('fuzz/main.js');
