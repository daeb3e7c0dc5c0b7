// `npm run lighthouse [-- --only=guide]`: Lighthouse's scores on a stack of its own (test/web/lighthouse/main.ts).
import { runProgram } from './setup/program.mjs';

await runProgram('web/lighthouse/main.js');
