// `npm run dev`: the grammar, the types and the bundles are made again at each change; F5 in VS Code attaches.
import { install, node } from './bootstrap.mjs';

install();
process.exitCode = await node(['scripts/dev.ts']);
