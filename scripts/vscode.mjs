// `npm run vscode [-- FOLDER]`: VS Code with the packed extension, on examples/ unless a folder is named.
import { install, node, say } from './bootstrap.mjs';

install();
say('Packing the extension …');
const packed = await node(['scripts/package.ts']);
process.exitCode = packed === 0 ? await node(['test/vscode/open.ts', ...process.argv.slice(2)]) : packed;
