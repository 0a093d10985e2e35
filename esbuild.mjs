// @ts-check
// Makes the bundles in dist/. `node esbuild.mjs [names…]` makes all of them, or those that are named. `--sourcemap` is for
// development, where each change makes them anew: nothing is compiled then.
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { argv } from 'node:process';
import { build, transform } from 'esbuild';
import {
  fewNames,
  grammarFromJson,
  jiti,
  kindsComputed,
  namesOnce,
  partOfOpenai,
  partOfUndici,
} from './scripts/bundle-plugins.mjs';
import { compileBundles } from './scripts/compile-bundles.mjs';
import { fewObjects } from './scripts/few-objects.mjs';
import { nodeLater } from './scripts/node-later.mjs';
import { ownGuards } from './scripts/own-guards.mjs';
import { entriesOfPieces, piecesLater } from './scripts/pieces-later.mjs';
import { secondStageLater } from './scripts/second-stage-later.mjs';

/**
 * @typedef {object} Bundle
 * @property {string} entry
 * @property {number} budget Kilobytes that the bundle may weigh; a larger one fails the build.
 * @property {string} [target] The oldest Node that loads it; all but the launcher run on the oldest supported editor's.
 * @property {readonly string[]} [absent] Packages, and folders of some, that must not be in it (docs/architecture.md).
 * @property {string} [banner]
 * @property {boolean} [pieces] What is imported later stands in files of its own, beside it, and is read when needed.
 * @property {boolean} [kept] It is started with the code that is kept of it, which knows `require` and no `import()`.
 */

/** @type {Record<string, Bundle>} */
const bundles = {
  client: { entry: 'client/src/extension.ts', budget: 800, absent: ['langium', 'chevrotain', 'openai'] },
  server: { entry: 'server/src/main.ts', budget: 1650, absent: ['openai', 'jiti'], kept: true },
  executor: {
    entry: 'executor/src/main.ts',
    budget: 1750,
    absent: ['langium', 'chevrotain', 'jiti', 'openai/resources/beta', 'openai/lib/responses'],
    kept: true,
  },
  'tool-host': { entry: 'executor/src/tool-host/main.ts', budget: 300, absent: ['langium', 'openai'] },
  guard: { entry: 'executor/src/guard/main.ts', budget: 10 },
  // jiti loads its compiler only when a module needs it, from a file of its own.
  'tool-compiler': { entry: 'node_modules/jiti/dist/babel.cjs', budget: 1700 },
  cli: {
    entry: 'cli/src/main.ts',
    budget: 2750,
    absent: ['vscode-languageserver', 'vscode-languageserver-protocol', 'jiti', 'openai/resources/beta'],
    pieces: true,
  },
  'start-server': { entry: 'server/src/start.ts', budget: 10 },
  'start-executor': { entry: 'executor/src/start.ts', budget: 10 },
  wf: { entry: 'cli/src/launcher.ts', budget: 10, target: 'node14.18', banner: '#!/usr/bin/env node\n' },
};

/**
 * Names stay, so that a stack can be read and an error knows its class. To shorten them and put them back, as `keepNames`
 * does, costs a call for each function that is made, also while the program runs.
 */
const small = { minifyWhitespace: true, minifySyntax: true };

/** A CommonJS file knows itself by `__filename`; our sources say `import.meta`. */
const importMeta = {
  'import.meta.url': '__importMetaUrl',
  'import.meta.dirname': '__dirname',
  'import.meta.filename': '__filename',
};
/** Stands in the code for the hash of all of it, until that is known. */
const hashPlace = '<hash of the bundle>';
const importMetaUrl = "const __importMetaUrl = require('node:url').pathToFileURL(__filename).href;\n";

/**
 * @param {string} name
 * @param {Bundle} bundle
 */
async function make(name, bundle) {
  const banner = (bundle.banner ?? '') + importMetaUrl;
  const { metafile, outputFiles } = await build({
    entryPoints: { [name]: bundle.entry, ...(bundle.pieces && entriesOfPieces) },
    outdir: 'dist',
    outExtension: { '.js': '.cjs' },
    chunkNames: `${name}-[name]-[hash]`,
    bundle: true,
    platform: 'node',
    format: bundle.pieces ? 'esm' : 'cjs',
    splitting: bundle.pieces ?? false,
    target: bundle.target ?? 'node22.15',
    external: ['vscode'],
    supported: { 'dynamic-import': bundle.kept !== true },
    ...small,
    sourcemap: argv.includes('--sourcemap') && !bundle.pieces ? 'linked' : false,
    legalComments: 'none',
    loader: { '.md': 'text' },
    define: { ...importMeta, BUNDLE_HASH: JSON.stringify(hashPlace) },
    ...(!bundle.pieces && { banner: { js: banner } }),
    plugins: [
      bundle.absent?.includes('vscode-languageserver-protocol') ? fewNames : namesOnce,
      jiti,
      grammarFromJson,
      kindsComputed,
      nodeLater,
      fewObjects,
      ownGuards,
      ...(bundle.pieces ? [piecesLater, secondStageLater] : []),
      partOfUndici,
      partOfOpenai,
    ],
    metafile: true,
    write: false,
    logLevel: 'warning',
  });
  await writeFile(`out/meta/${name}.json`, JSON.stringify(metafile));
  for (const old of await readdir('dist')) if (old.startsWith(`${name}-`)) await rm(`dist/${old}`);
  const hash = createHash('sha256');
  for (const { path, text } of outputFiles) hash.update(`${basename(path)}\n${text}\n`);
  const bundleHash = hash.digest('hex');
  for (const { path, text: made } of outputFiles) {
    const text = made.replace(hashPlace, bundleHash);
    // Pieces can be made of ECMAScript modules only, and loading those takes longer.
    const code = bundle.pieces && path.endsWith('.cjs') ? await commonJs(text) : text;
    // V8 keeps the text of a program, and two bytes for each letter if one is beyond Latin 1. esbuild escapes all but those
    // in regular expressions.
    const [beyond] = /.{0,40}[^\0-\xff]/.exec(code) ?? [];
    if (beyond !== undefined) throw new Error(`${basename(path)}: write the last letter of \`${beyond}\` as \\u…`);
    await writeFile(`dist/${basename(path)}`, code);
  }
  const bytes = Object.values(metafile.outputs).reduce((sum, { bytes }) => sum + bytes, 0);
  const kilobytes = Math.ceil(bytes / 1000);
  console.log(`dist/${name}.cjs`.padEnd(26), `${kilobytes} kB`.padStart(8));
  const inputs = Object.keys(metafile.inputs);
  for (const name of bundle.absent ?? []) {
    const found = inputs.find((input) => input.includes(`node_modules/${name}/`));
    if (found !== undefined) throw new Error(`${bundle.entry} must not bring in ${name} (${found})`);
  }
  if (kilobytes > bundle.budget)
    throw new Error(`${name}.cjs weighs ${kilobytes} kB, its budget is ${bundle.budget} kB`);
}

/** @param {string} text */
async function commonJs(text) {
  const { code } = await transform(text, {
    format: 'cjs',
    platform: 'node',
    target: 'node22.15',
    // `require` later: a real `import()` of a CommonJS file goes through the loader of modules.
    supported: { 'dynamic-import': false },
    ...small,
    // To compute it takes as long as to load a small piece, and few ask for it.
    ...(text.includes(importMeta['import.meta.url']) && { banner: importMetaUrl }),
  });
  return code;
}

const named = argv.slice(2).filter((argument) => !argument.startsWith('--'));
const unknown = named.find((name) => !Object.hasOwn(bundles, name));
if (unknown !== undefined) throw new Error(`no bundle "${unknown}": ${Object.keys(bundles).join(', ')}`);
for (const folder of ['out/meta', 'dist']) await mkdir(folder, { recursive: true });
const wanted = Object.entries(bundles).filter(([name]) => named.length === 0 || named.includes(name));
const failures = (await Promise.allSettled(wanted.map(([name, bundle]) => make(name, bundle)))).flatMap((result) =>
  result.status === 'rejected' ? [/** @type {unknown} */ (result.reason)] : [],
);
for (const failure of failures) console.error(failure instanceof Error ? failure.message : failure);
process.exitCode = failures.length === 0 ? 0 : 1;
// Another build may be writing to it.
await rm('dist/compiled', { recursive: true, force: true, maxRetries: 3 });
if (failures.length === 0 && existsSync('dist/wf.cjs') && !argv.includes('--sourcemap')) await compileBundles();
