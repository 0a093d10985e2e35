// @ts-check
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

/** @type {(path: string) => string} */
const inRepository = (path) => fileURLToPath(new URL(`../${path}`, import.meta.url));

const parser = inRepository('server/src/language/parser/recovering-parser.ts');
const language = inRepository('server/src/language/module.ts');

/** A piece that holds the second stage of parsing. */
export const secondStage = { name: 'cli-second-stage', entry: 'second-stage' };

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
 * Langium's parser reads texts with an error (docs/decisions/0028), with a quarter of the code that a check of any text
 * would load. In the bundles that are cut into pieces it is one, which is loaded when the first such text comes. What stands
 * in the entries of Langium and Chevrotain belongs to all that import them; so the others get entries without parsers.
 * @type {import('esbuild').Plugin}
 */
export const secondStageLater = {
  name: 'second-stage-later',
  setup(setup) {
    setup.onResolve({ filter: /^second-stage$/ }, ({ path }) => ({ path, namespace: 'second-stage' }));
    // All that the first stage consists of is known to the second one: otherwise it would be cut in two.
    setup.onLoad({ filter: /.*/, namespace: 'second-stage' }, () => ({
      resolveDir: inRepository('.'),
      contents: `export * from ${JSON.stringify(parser)}; export * as language from ${JSON.stringify(language)};`,
    }));
    setup.onResolve({ filter: /[\\/]recovering-parser\.ts$/ }, ({ namespace }) =>
      namespace === 'second-stage' ? undefined : { path: 'functions', namespace: 'later' },
    );
    setup.onLoad({ filter: /.*/, namespace: 'later' }, async () => {
      const functions = (await readFile(parser, 'utf8')).matchAll(/^export function (\w+)/gm);
      const later = Array.from(functions, ([, name = '']) => {
        return `export const ${name} = (services) => require('./${secondStage.name}.cjs').${name}(services);`;
      });
      return { contents: later.join('\n') };
    });
    setup.onResolve({ filter: /^\.[\\/]cli-second-stage\.cjs$/ }, ({ path }) => ({ path, external: true }));
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
