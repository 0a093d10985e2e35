// `npm test`: the whole gate. `npm test -- types lint …` runs some of its parts, `npm test -- --help` names them.
import { install, node } from './bootstrap.mjs';

install();
process.exitCode = await node(['scripts/gate/main.ts', ...process.argv.slice(2)]);
