// @ts-check
import { readFile } from 'node:fs/promises';

/**
 * The packages of the protocol load Node's cryptography for the names of pipes, and its child processes to look for global
 * packages. Who speaks over standard input and output needs neither: here they are loaded where they are used.
 * @type {import('esbuild').Plugin}
 */
export const nodeLater = {
  name: 'node-later',
  setup(setup) {
    setup.onLoad(
      {
        filter:
          /[\\/](?:vscode-jsonrpc[\\/]lib[\\/]node[\\/]main|vscode-languageserver[\\/]lib[\\/]node[\\/]files)\.js$/,
      },
      async ({ path }) => ({ contents: requiredWhereUsed(await readFile(path, 'utf8')), loader: 'js' }),
    );
  },
};

/**
 * A CommonJS module that loads these modules of Node where it uses them.
 * @param {string} text
 */
function requiredWhereUsed(text) {
  const [line, name, module] = /^const (\w+) = require\("(crypto|child_process)"\);$/m.exec(text) ?? [];
  if (line === undefined || name === undefined)
    throw new Error('The packages of the protocol load other modules of Node by now.');
  return text.replace(line, '').replaceAll(name, `require("${module}")`);
}
