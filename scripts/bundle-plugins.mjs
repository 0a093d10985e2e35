// @ts-check
// What esbuild is told of packages of which the bundles hold a part.
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runInNewContext } from 'node:vm';

/**
 * jiti loads its compiler only when a module needs it, from a file of its own.
 * @type {import('esbuild').Plugin}
 */
export const jiti = {
  name: 'jiti',
  setup(setup) {
    setup.onResolve({ filter: /^jiti$/ }, () => ({
      path: fileURLToPath(new URL('../node_modules/jiti/lib/jiti.cjs', import.meta.url)),
    }));
    setup.onResolve({ filter: /\/dist\/babel\.cjs$/ }, ({ kind, path }) =>
      kind === 'entry-point' ? undefined : { path, namespace: 'compiler' },
    );
    setup.onLoad({ filter: /.*/, namespace: 'compiler' }, () => ({
      resolveDir: fileURLToPath(new URL('../executor/src/tool-host/', import.meta.url)),
      contents: "module.exports = require('./tool-compiler.ts').compileTool;",
    }));
  },
};

/**
 * Langium's core takes five names from the package of the protocol, which makes a tenth of the code that `wf check`
 * reads. The bundles without a protocol get those five alone.
 * @type {import('esbuild').Plugin}
 */
export const fewNames = {
  name: 'few-names',
  setup(setup) {
    const parts = fileURLToPath(new URL('../node_modules/vscode-jsonrpc/lib/common/', import.meta.url));
    setup.onResolve({ filter: /^vscode-languageserver-protocol$/ }, ({ path }) => ({ path, namespace: 'few-names' }));
    setup.onLoad({ filter: /.*/, namespace: 'few-names' }, () => ({
      resolveDir: parts,
      contents: `
        export { CancellationToken, CancellationTokenSource } from './cancellation.js';
        export { Emitter } from './events.js';
        export { ResponseError } from './messages.js';
        export const LSPErrorCodes = { RequestFailed: -32803, ServerCancelled: -32802 };`,
    }));
  },
};

/**
 * Chevrotain's lexer keeps the kind of each of 65,536 characters in a list, which it fills at each start: half a megabyte.
 * In the bundles the kind of those beyond Latin 1, which it seldom meets, is computed when one comes, as for the list.
 * @type {import('esbuild').Plugin}
 */
export const kindsComputed = {
  name: 'kinds-computed',
  setup(setup) {
    setup.onLoad({ filter: /[\\/]chevrotain[\\/]lib[\\/]src[\\/]scan[\\/]lexer\.js$/ }, async ({ path }) => ({
      contents: withoutListOfKinds(await readFile(path, 'utf8')),
      loader: 'js',
    }));
  },
};

/**
 * Langium reads a grammar with the services of a language of its own, which take longer to make than ours to read it. What it
 * says of types, a third of it, has become the declarations in `generated/ast.ts`: their names are all that is asked for.
 * @type {import('esbuild').Plugin}
 */
export const grammarFromJson = {
  name: 'grammar-from-json',
  setup(setup) {
    const path = fileURLToPath(new URL('../server/src/language/parser/grammar-from-json.ts', import.meta.url));
    setup.onResolve({ filter: /^langium$/ }, ({ importer }) =>
      /[\\/]generated[\\/]grammar\.ts$/.test(importer) ? { path } : undefined,
    );
    setup.onLoad({ filter: /[\\/]language[\\/]generated[\\/]grammar\.ts$/ }, async ({ path }) => ({
      contents: withTypesInName(await readFile(path, 'utf8')),
      loader: 'ts',
    }));
  },
};

/** @type {(json: string) => { readonly interfaces: readonly object[], readonly types: readonly object[] }} */
const readGrammar = JSON.parse;

/**
 * The generated module of a grammar without what its types consist of.
 * @param {string} text
 */
export function withTypesInName(text) {
  const literal = /(?<=loadGrammarFromJson\()'\{.*\}'(?=\))/s;
  if (!literal.test(text)) throw new Error('langium-cli writes grammars in another way by now.');
  return text.replace(literal, (found) => {
    /** @type {unknown} */
    const json = runInNewContext(found);
    const grammar = readGrammar(String(json));
    for (const type of grammar.interfaces) Object.assign(type, { attributes: [], superTypes: [] });
    for (const type of grammar.types) Object.assign(type, { type: undefined });
    return JSON.stringify(JSON.stringify(grammar));
  });
}

/**
 * The module of Chevrotain's lexer without the list.
 * @param {string} text
 */
export function withoutListOfKinds(text) {
  const filled = /charCodeToOptimizedIdxMap\[i\] = i > 255 \? (.*) : i;/.exec(text)?.[1];
  const isFilled = 'if (charCodeToOptimizedIdxMap.length === 0) {';
  const lookup = ': charCodeToOptimizedIdxMap[charCode];';
  if (filled === undefined || !text.includes(isFilled) || !text.includes(lookup))
    throw new Error("Chevrotain's lexer has no list of characters any more, or makes it in another way.");
  return text.replace(isFilled, 'if (false) {').replace(lookup, () => `: ${filled.replace(/\bi\b/g, 'charCode')};`);
}

/** @type {(path: string) => object} */
const load = createRequire(import.meta.url);

/**
 * The packages of the protocol are CommonJS. For each module that imports one, esbuild would make an object with a getter
 * for each of its hundreds of names: in the server fifty of them, sixteen thousand functions. Here the names are taken once.
 * @type {import('esbuild').Plugin}
 */
export const namesOnce = {
  name: 'names-once',
  setup(setup) {
    const packages = /^vscode-(?:languageserver|languageserver-protocol|jsonrpc)$/;
    setup.onResolve({ filter: packages }, ({ path, kind, importer }) =>
      kind === 'import-statement'
        ? { path: createRequire(importer).resolve(path), namespace: 'names-once' }
        : undefined,
    );
    setup.onLoad({ filter: /.*/, namespace: 'names-once' }, ({ path }) => ({
      resolveDir: dirname(path),
      contents: [
        `const all = require(${JSON.stringify(path)}), of = (name) => all[name];`,
        ...Object.keys(load(path)).map((name) => `export const ${name} = /* @__PURE__ */ of('${name}');`),
      ].join('\n'),
    }));
  },
};

/**
 * Of undici we use the names of `undici.ts` and `undici-fetch.ts` in `executor/src/network`, each when it is needed. The rest, a third of its code, would be loaded
 * with the first request: caches, mocks, cookies, sockets.
 * @type {import('esbuild').Plugin}
 */
export const partOfUndici = {
  name: 'part-of-undici',
  setup(setup) {
    const resolveDir = fileURLToPath(new URL('../node_modules/undici/', import.meta.url));
    // HTTP/2 is spoken only to servers that it is offered to, which we do not; its code loads that of Node.
    setup.onResolve({ filter: /^\.\/client-h2\.js$/ }, ({ path }) => ({ path, namespace: 'no-http2' }));
    setup.onLoad({ filter: /.*/, namespace: 'no-http2' }, () => ({ contents: 'module.exports = undefined;' }));
    setup.onResolve({ filter: /^undici$/ }, ({ importer }) => ({
      path: /[\\/]undici-fetch\.ts$/.test(importer) ? 'fetch' : 'agents',
      namespace: 'part-of-undici',
    }));
    setup.onLoad({ filter: /^fetch$/, namespace: 'part-of-undici' }, () => ({
      resolveDir,
      contents: "export { fetch } from './lib/web/fetch/index.js';",
    }));
    setup.onLoad({ filter: /^agents$/, namespace: 'part-of-undici' }, () => ({
      resolveDir,
      contents: `
        import api from './lib/api/index.js';
        import Dispatcher from './lib/dispatcher/dispatcher.js';
        Object.assign(Dispatcher.prototype, api);
        export { default as Agent } from './lib/dispatcher/agent.js';
        export { default as EnvHttpProxyAgent } from './lib/dispatcher/env-http-proxy-agent.js';
        export { default as Pool } from './lib/dispatcher/pool.js';`,
    }));
  },
};

/**
 * Of OpenAI's SDK we use its client and the chat. The rest, two thirds of its code, would be loaded with the first request:
 * further resources, and what runs tools and gathers streams. It also asks for the global `Headers`, `Response` and
 * `FormData`, for which Node loads a copy of undici; here it gets ours, and of forms, which nobody sends, an empty class.
 * @type {import('esbuild').Plugin}
 */
export const partOfOpenai = {
  name: 'part-of-openai',
  setup(setup) {
    const unused = /\/(ChatCompletion(?:Stream|Runner|StreamingRunner))\.mjs$/;
    setup.onResolve({ filter: unused }, ({ path, importer }) =>
      /[\\/]openai[\\/]resources[\\/]/.test(importer) ? { path, namespace: 'part-of-openai' } : undefined,
    );
    setup.onLoad({ filter: /.*/, namespace: 'part-of-openai' }, ({ path }) => ({
      contents: `export class ${unused.exec(path)?.[1] ?? ''} {}`,
    }));
    setup.onLoad({ filter: /[\\/]openai[\\/].*\.mjs$/ }, async ({ path }) => {
      const text = await readFile(path, 'utf8');
      const used = /[\\/]openai[\\/]client\.mjs$/.test(path) ? clientOfChat(text) : text;
      const uses = (/** @type {string} */ name) => new RegExp(`\\b${name}\\b`).test(used);
      const from = (/** @type {string} */ file) =>
        JSON.stringify(fileURLToPath(new URL(`../executor/src/network/${file}.ts`, import.meta.url)));
      return {
        contents: [
          uses('Headers') ? `import { HeaderList as Headers } from ${from('header-list')};` : '',
          uses('Response') ? `import { Answer as Response } from ${from('answer')};` : '',
          uses('FormData') ? 'class FormData {}' : '',
          used,
        ].join(''),
        loader: 'js',
      };
    });
  },
};

/**
 * The module of the client without the resources but `chat`.
 * @param {string} text
 */
function clientOfChat(text) {
  return text
    .replace(/^import \{ (?!Chat )[^}]*\} from "\.\/resources\/.*$/gm, '')
    .replace('"./resources/index.mjs"', '"./resources/chat/index.mjs"')
    .replace(/^ *this\.\w+ = new API\.(?!Chat\b).*$/gm, '')
    .replace(/^OpenAI\.(?!Chat\b)(\w+) = (?:\1|UploadsAPIUploads);$/gm, '');
}
