// @ts-check
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';

/**
 * What Langium does at each step of reading, without the lists, functions and contexts that it throws away at once: two fifths
 * of all that reading a file allocates. In the bundles alone, since it stands inside of functions that Langium does not hand out.
 * @type {import('esbuild').Plugin}
 */
export const fewObjects = {
  name: 'few-objects',
  setup(setup) {
    setup.onLoad(
      {
        filter:
          /[\\/]langium[\\/]lib[\\/](?:parser[\\/](?:cst-node-builder|langium-parser|parser-builder-base)|syntax-tree|utils[\\/]ast-utils)\.js$/,
      },
      async ({ path }) => ({
        contents: withFewObjects(basename(path), await readFile(path, 'utf8')),
        loader: 'js',
      }),
    );
  },
};

/**
 * Of modules of Langium, what is written in another way.
 * @type {Readonly<Record<string, readonly (readonly [from: string, to: string])[]>>}
 */
const fewerObjects = {
  'ast-utils.js': [
    [
      "for (const [name, value] of Object.entries(node)) {\n        if (!name.startsWith('$')) {",
      'for (const name in node) {\n        if (name.charCodeAt(0) !== 36) {\n            const value = node[name];',
    ],
    [
      'value.forEach((item, index) => {',
      'for (let index = 0; index < value.length; index += 1) { const item = value[index];',
    ],
    [
      '                });\n            }\n            else if (isAstNode(value)) {\n                value.$container = node;',
      '                }\n            }\n            else if (isAstNode(value)) {\n                value.$container = node;',
    ],
  ],
  'syntax-tree.js': [
    // What a function inside of it uses is kept in an object at each call, though it is seldom needed.
    [
      'isSubtype(subtype, supertype) {',
      'isSubtype(subtype, supertype) {\n        return subtype === supertype || (this.subtypes[subtype]?.[supertype] ?? this.findSubtype(subtype, supertype));\n    }\n    findSubtype(subtype, supertype) {',
    ],
  ],
  'cst-node-builder.js': [
    // What it would hand on is nothing.
    ['super(...arguments);', 'super();'],
  ],
  'langium-parser.js': [
    [
      'for (const [name, existingValue] of Object.entries(source)) {',
      'for (const name in source) {\n            const existingValue = source[name];',
    ],
  ],
  'parser-builder-base.js': [
    // No rule of ours has parameters, and what takes none needs no new object each time.
    [
      'const predicates = namedArgs.map(arg => buildPredicate(arg.value));',
      '$& if (predicates.length === 0) { const none = Object.freeze({}); return () => none; }',
    ],
    [
      'return (args) => methods.forEach(method => method(args));',
      'return (args) => { for (let at = 0; at < methods.length; at += 1) methods[at](args); };',
    ],
    // A way is chosen and taken before the same choice comes again: what it is given can wait in one place.
    [
      'return (args) => ctx.parser.alternatives(idx, methods.map(method => {',
      'let args; const ways = methods.map(method => {',
    ],
    [
      'return alt;\n        }));',
      'return alt;\n        }); return (given) => { args = given; ctx.parser.alternatives(idx, ways); };',
    ],
    ['return (args) => ctx.parser.optional(idx, {', 'let args; const way = ({'],
    [
      'DEF: () => method(args),\n            GATE: gate ? () => gate(args) : undefined\n        });\n    }\n    else {',
      'DEF: () => method(args), GATE: gate && (() => gate(args)) });\n        return (given) => { args = given; ctx.parser.optional(idx, way); };\n    }\n    else {',
    ],
  ],
};

/**
 * A module of Langium, by its name, that makes fewer objects.
 * @param {string} name
 * @param {string} text
 */
function withFewObjects(name, text) {
  return (fewerObjects[name] ?? []).reduce((rest, [from, to]) => {
    if (!rest.includes(from)) throw new Error(`Langium's ${name} does not hold this any more: ${from}`);
    return rest.replace(from, to);
  }, text);
}
