// `npm run package`: the bundles and a self-contained toolpath.vsix.
import { install, node } from './bootstrap.mjs';

install();
process.exitCode = await node(['scripts/package.ts']);
