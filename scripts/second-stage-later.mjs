// @ts-check
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { secondStage } from './pieces-later.mjs';

/** @type {(path: string) => string} */
const inRepository = (path) => fileURLToPath(new URL(`../${path}`, import.meta.url));

/** Who gets all of Langium and Chevrotain: the second stage, and what it is made of. */
const ofSecondStage =
  /[\\/]parser[\\/](?:recovering-parser|error-messages|line-recovery|plain-placeholders)\.ts$|[\\/](?:langium-parser|langium-parser-builder|parser-builder-base)\.js$|[\\/]chevrotain-allstar[\\/]/;

/** Services that the language replaces or nobody asks for, and what makes them. */
const services = {
  LangiumParser: 'createLangiumParser',
  CompletionParser: 'createCompletionParser',
  ParserErrorMessageProvider: 'LangiumParserErrorMessageProvider',
  DocumentationProvider: 'JSDocDocumentationProvider',
  Hydrator: 'DefaultHydrator',
  JsonSerializer: 'DefaultJsonSerializer',
};

/**
 * Langium's parser is a quarter of the code that a check of any text would load. In the bundles that are cut into pieces it
 * is one of those that are loaded later. What stands in the entries of Langium and Chevrotain belongs to all that import
 * them; so the others get entries without parsers.
 * @type {import('esbuild').Plugin}
 */
export const secondStageLater = {
  name: 'second-stage-later',
  setup(setup) {
    setup.onResolve({ filter: /^(?:langium|chevrotain|\.\.[\\/]index\.js)$/ }, ({ path, importer }) => {
      if (path.endsWith('.js') && !/[\\/]langium[\\/]lib[\\/]/.test(importer)) return undefined;
      const name = path.endsWith('.js') ? 'langium' : path;
      return ofSecondStage.test(importer) ? undefined : { path: name, namespace: 'first-stage', sideEffects: false };
    });
    setup.onLoad({ filter: /^langium$/, namespace: 'first-stage' }, async () => ({
      resolveDir: inRepository('node_modules/langium/lib'),
      contents: withoutParsers(await readFile(inRepository('node_modules/langium/lib/index.js'), 'utf8')),
    }));
    setup.onLoad({ filter: /^chevrotain$/, namespace: 'first-stage' }, () => ({
      resolveDir: inRepository('node_modules/chevrotain/lib/src'),
      contents: `
        export { Lexer } from './scan/lexer_public.js';
        export { defaultLexerErrorProvider } from './scan/lexer_errors_public.js';
        export { createToken, createTokenInstance, EOF, tokenMatcher } from './scan/tokens_public.js';`,
    }));
    setup.onLoad({ filter: /[\\/]langium[\\/]lib[\\/]default-module\.js$/ }, async ({ path }) => ({
      contents: withoutServices(await readFile(path, 'utf8')),
      loader: 'js',
    }));
    setup.onEnd(({ metafile }) => {
      for (const [path, { inputs }] of Object.entries(metafile?.outputs ?? {})) {
        if (path.includes(secondStage.name)) continue;
        const parts = Object.keys(inputs).find((input) => input.includes('/chevrotain/lib/src/parse/'));
        if (parts !== undefined) throw new Error(`${path} must not bring in ${parts}.`);
      }
    });
  },
};

/** @param {string} index */
function withoutParsers(index) {
  const all = "export * from './parser/index.js';";
  if (!index.includes(all)) throw new Error("Langium's entry is another one by now.");
  const others = ['async-parser', 'cst-node-builder', 'lexer', 'parser-config', 'token-builder', 'value-converter'];
  return index.replace(all, others.map((name) => `export * from './parser/${name}.js';`).join('\n'));
}

/** @param {string} text */
function withoutServices(text) {
  return Object.entries(services).reduce((rest, [service, maker]) => {
    const lines = new RegExp(`^import \\{ ${maker} \\}.*\\n|^ *${service}: .*\\b${maker}\\b.*\\n`, 'gm');
    if (rest.match(lines)?.length !== 2) throw new Error(`Langium makes its ${service} in another way by now.`);
    return rest.replace(lines, '');
  }, text);
}
