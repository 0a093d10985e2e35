import type { Habit } from './habit.ts';
import { typeMeantBy } from './name-habits.ts';

const declarationExpected = /^Expected `type`, `tool` or `workflow`/;
const atLineStart = /^\s*$/;

/** What stands outside of workflows and is no declaration. */
export const declarationHabits: readonly Habit[] = [
  {
    pattern: /\b(?<mark>[A-Za-z_]\w*\[[^[\]\r\n]*\])/,
    said: /^Expected `\]` after `\[`/,
    say: ([found]) => `No type has others in brackets, as \`${found}\` does: ${typeInstead(found).say}.`,
    instead: ([found]) => typeInstead(found).write,
  },
  {
    pattern: /(?<mark>[-=]>(?:[ \t]*\w+)?)/,
    behind: /^\s*tool\b.*\)\s*$/,
    said: declarationExpected,
    say: ([found]) => `The result type of a tool stands behind \`:\`, not behind \`${found.slice(0, 2)}\`.`,
    instead: ([found]) => `: ${typeNamed(found.slice(2).trim())}`,
  },
  {
    pattern: /\b(?:desc|description|doc|docs)\b/,
    behind: /^\s*tool\b.*\).*\s$|^\s+$/,
    said: declarationExpected,
    say: () => 'The description of a tool is a comment `/** … */` above it.',
  },
  {
    pattern: /[A-Za-z_]\w*/,
    behind: /^\s*tool\b.*\).*\s$/,
    said: /^Expected `type`, `tool` or `workflow`[^:]*$/,
    say: ([found]) =>
      `\`${found}\` is no implementation of a tool: those are \`from\`, \`http\`, \`command\`, \`mcp\`, \`prompt\` and \`person\`.`,
  },
  {
    pattern: /(?:async\s+)?\b(?:def|function|func|fn|fun)\b/,
    behind: atLineStart,
    said: declarationExpected,
    say: ([found]) => `A tool is declared by \`tool\`, not by \`${found}\`.`,
    instead: () => 'tool',
  },
  {
    pattern: /\b(?:agent|flow|graph|pipeline)\b(?=\s+[A-Za-z_]\w*\s*[({])/,
    behind: atLineStart,
    said: declarationExpected,
    say: ([found]) => `A workflow is declared by \`workflow\`, not by \`${found}\`.`,
    instead: () => 'workflow',
  },
  {
    pattern: /\bimport\s+(?<names>[A-Za-z_][\w, -]*?)\s+from\b/,
    behind: atLineStart,
    said: /^Expected `\{` after `import`/,
    say: ({ groups }) => `The names of an import stand in braces: \`import { ${groups?.names ?? ''} } from …\`.`,
    instead: ({ groups }) => `import { ${groups?.names ?? ''} } from`,
  },
  {
    pattern: /\bfrom\s+[\w.]+\s+import\b/,
    behind: atLineStart,
    said: declarationExpected,
    say: () => 'An import is written `import { a, b } from "./file.wf"`.',
  },
  {
    pattern: /[A-Za-z_]\w*(?=\s*\()/,
    behind: atLineStart,
    said: declarationExpected,
    say: ([found]) => `Expected \`tool\` before \`${found}\`.`,
    instead: ([found]) => `tool ${found}`,
  },
  {
    pattern:
      /\bstart\b|(?:[A-Za-z_][\w-]*)(?=\s*->)|\b(?:agent|approve|budget|embedding|limit|model|only|prompt|require|steps|temperature|timeout|use)\b(?=\s+[\w"])/,
    behind: atLineStart,
    said: declarationExpected,
    say: () => 'Arrows, rules and settings stand between the braces of a workflow: `workflow NAME { … }`.',
  },
];

function typeNamed(name: string): string {
  return /^`(\w+)`$/.exec(typeMeantBy(name) ?? '')?.[1] ?? name;
}

/** What to write for a type such as `list[str]`. */
function typeInstead(type: string): { readonly say: string; readonly write?: string } {
  const [, outer = '', inside = ''] = /^(\w+)\[(.*)\]$/.exec(type) ?? [];
  const named = /^\w+$/.test(inside) ? typeNamed(inside) : undefined;
  if (/^(?:list|array|set|tuple|sequence|iterable)$/i.test(outer)) {
    const write = named === undefined ? undefined : `${named}[]`;
    return { say: `a list is \`${write ?? 'string[]'}\``, ...(write === undefined ? {} : { write }) };
  }
  if (/^literal$/i.test(outer)) return { say: 'the values stand side by side, `"a" | "b"`' };
  if (/^optional$/i.test(outer)) return { say: 'what may be left out has a `?` behind its name, `cc?: string`' };
  return { say: 'an object is its fields, `{ name: string }`, or `any`' };
}
