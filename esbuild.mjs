// @ts-check
// Makes the bundles in dist/. `node esbuild.mjs [names…]` makes all of them, or those that are named.
import { mkdir, writeFile } from 'node:fs/promises';
import { argv } from 'node:process';
import { build } from 'esbuild';

/**
 * @typedef {object} Bundle
 * @property {string} entry
 * @property {number} budget Kilobytes that the bundle may weigh; a larger one fails the build.
 * @property {string} [target] The oldest Node that loads it; all but the launcher run on the oldest supported editor's.
 * @property {readonly string[]} [absent] Packages that must not be in it (docs/architecture.md).
 * @property {string} [banner]
 */

/** @type {Record<string, Bundle>} */
const bundles = {
  client: { entry: 'client/src/extension.ts', budget: 600, absent: ['langium', 'chevrotain', 'openai'] },
  server: { entry: 'server/src/main.ts', budget: 1200, absent: ['openai', 'jiti'] },
  executor: { entry: 'executor/src/main.ts', budget: 1750, absent: ['langium', 'chevrotain', 'jiti'] },
  'tool-host': { entry: 'executor/src/tool-host/main.ts', budget: 300, absent: ['langium', 'openai'] },
  guard: { entry: 'executor/src/guard/main.ts', budget: 10 },
  // jiti loads its compiler only when a module needs it, from a file of its own.
  'tool-compiler': { entry: 'node_modules/jiti/dist/babel.cjs', budget: 1700 },
  cli: { entry: 'cli/src/main.ts', budget: 2500, absent: ['vscode-languageserver', 'jiti'] },
  wf: { entry: 'cli/src/launcher.ts', budget: 4, target: 'node14', banner: '#!/usr/bin/env node\n' },
};

/** A CommonJS file knows itself by `__filename`; our sources say `import.meta`. */
const importMeta = {
  'import.meta.url': '__importMetaUrl',
  'import.meta.dirname': '__dirname',
  'import.meta.filename': '__filename',
};
const importMetaUrl = "const __importMetaUrl = require('node:url').pathToFileURL(__filename).href;\n";

/** @type {import('esbuild').Plugin} */
const jiti = {
  name: 'jiti',
  setup(setup) {
    setup.onResolve({ filter: /^jiti$/ }, () => ({
      path: new URL('node_modules/jiti/lib/jiti.cjs', import.meta.url).pathname,
    }));
    setup.onResolve({ filter: /\/dist\/babel\.cjs$/ }, ({ kind }) =>
      kind === 'entry-point' ? undefined : { path: './tool-compiler.cjs', external: true },
    );
  },
};

/**
 * @param {string} name
 * @param {Bundle} bundle
 */
async function make(name, bundle) {
  const { metafile } = await build({
    entryPoints: [bundle.entry],
    outfile: `dist/${name}.cjs`,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: bundle.target ?? 'node22.15',
    external: ['vscode'],
    minify: true,
    keepNames: true,
    sourcemap: argv.includes('--sourcemap') ? 'linked' : false,
    legalComments: 'none',
    loader: { '.md': 'text' },
    define: importMeta,
    banner: { js: (bundle.banner ?? '') + importMetaUrl },
    plugins: [jiti],
    metafile: true,
    logLevel: 'warning',
  });
  await writeFile(`out/meta/${name}.json`, JSON.stringify(metafile));
  const bytes = metafile.outputs[`dist/${name}.cjs`]?.bytes ?? 0;
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

const named = argv.slice(2).filter((argument) => !argument.startsWith('--'));
const unknown = named.find((name) => !Object.hasOwn(bundles, name));
if (unknown !== undefined) throw new Error(`no bundle "${unknown}": ${Object.keys(bundles).join(', ')}`);
await mkdir('out/meta', { recursive: true });
const failures = (
  await Promise.allSettled(
    Object.entries(bundles)
      .filter(([name]) => named.length === 0 || named.includes(name))
      .map(([name, bundle]) => make(name, bundle)),
  )
).flatMap((result) => (result.status === 'rejected' ? [/** @type {unknown} */ (result.reason)] : []));
for (const failure of failures) console.error(failure instanceof Error ? failure.message : failure);
process.exitCode = failures.length === 0 ? 0 : 1;
