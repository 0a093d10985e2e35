// @ts-check
import { readFile } from 'node:fs/promises';
import { relative, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

/** @type {(path: string) => string} */
const inLanguage = (path) => fileURLToPath(new URL(`../server/src/language/${path}`, import.meta.url));

/** @type {(file: string) => string} */
const inFolder = (file) => relative(inLanguage('.'), file).replaceAll(sep, '/');

/** Langium's parser, which reads texts with an error (docs/decisions/0028). */
export const secondStage = piece('cli-second-stage', 'parser/recovering-parser.ts');

/** What is said of a text with an error, and of names that mean nothing. */
const slips = piece(
  'cli-slips',
  'validation/consequences.ts',
  'validation/in-terms-of-habits.ts',
  'references/linking-problem.ts',
  'habits/name-habits.ts',
);

/** Pieces that a check of a right text does not load. Each exports what its modules do. */
const pieces = [secondStage, slips];

/** Pieces are entries: their names are known before they are made. */
export const entriesOfPieces = Object.fromEntries(pieces.map(({ name }) => [name, name]));

/**
 * Cuts a bundle where the sources say nothing of it: of some modules the others know functions alone, which are asked for
 * when a text is wrong, and wait for no one. Instead of such a module they get functions that load its piece when they are called.
 * @type {import('esbuild').Plugin}
 */
export const piecesLater = {
  name: 'pieces-later',
  setup(setup) {
    for (const { name, modules } of pieces) {
      const only = new RegExp(`^${name}$`);
      setup.onResolve({ filter: only }, ({ path }) => ({ path, namespace: 'piece' }));
      // All that the rest consists of is known to the piece as well: otherwise it would be cut in two.
      setup.onLoad({ filter: only, namespace: 'piece' }, () => ({
        resolveDir: inLanguage('.'),
        contents: [
          ...modules.map((module) => `export * from ${JSON.stringify(inLanguage(module))};`),
          `export * as language from ${JSON.stringify(inLanguage('module.ts'))};`,
        ].join('\n'),
      }));
      setup.onResolve({ filter: new RegExp(`^\\./${name}\\.cjs$`) }, ({ path }) => ({ path, external: true }));
      setup.onLoad({ filter: /.*/, namespace: `later-${name}` }, async ({ path }) => ({
        contents: Array.from(
          (await readFile(inLanguage(path), 'utf8')).matchAll(/^export function (\w+)/gm),
          ([, exported = '']) => {
            return `export const ${exported} = (...words) => require('./${name}.cjs').${exported}(...words);`;
          },
        ).join('\n'),
      }));
    }
    setup.onResolve({ filter: /\.ts$/ }, ({ path, importer, namespace, resolveDir }) => {
      if (namespace === 'piece') return undefined;
      const to = inFolder(resolve(resolveDir, path));
      const found = pieces.find(({ modules }) => modules.includes(to));
      if (found === undefined || found.modules.includes(inFolder(importer))) return undefined;
      return { path: to, namespace: `later-${found.name}` };
    });
    setup.onEnd(({ metafile }) => {
      for (const [path, { inputs }] of Object.entries(metafile?.outputs ?? {})) {
        const habits = Object.keys(inputs).find((input) =>
          /[\\/]language[\\/]habits[\\/][\w-]+-habits\.ts$/.test(input),
        );
        if (habits !== undefined && !path.includes(slips.name)) throw new Error(`${path} must not bring in ${habits}.`);
      }
    });
  },
};

/** @type {(name: string, ...modules: readonly string[]) => { readonly name: string, readonly modules: readonly string[] }} */
function piece(name, ...modules) {
  return { name, modules };
}
