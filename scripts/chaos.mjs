// `npm run chaos [-- --quick] [-- --seed=N] [-- --cases=N]`: everything breaks while cases go on (test/chaos/main.ts).
import { runProgram } from './setup/program.mjs';

await runProgram('chaos/main.js');
