import type { Habit } from './habit.ts';
import { typeNamed } from './type-meant.ts';

const declarationExpected = /^Expected `type`, `tool` or `workflow`/;
const atLineStart = /^\s*$/;

/** What stands outside of workflows and is no declaration. */
export const declarationHabits: readonly Habit[] = [
  {
    pattern: /(?<mark>[-=]>(?:[ \t]*\w+)?)/,
    behind: /^\s*tool\b.*\)\s*$/,
    said: declarationExpected,
    say: ([found]) => `The result type of a tool stands behind \`:\`, not behind \`${found.slice(0, 2)}\`.`,
    instead: ([found]) => `: ${typeNamed(found.slice(2).trim())}`,
  },
  {
    pattern: /\b(?:desc|description|doc|docs)\b|"[^"\r\n]*"?/,
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
    pattern: /\bimport\s+\*[^"\r\n]*|\bimport\s*"[^"\r\n]*"?/,
    behind: atLineStart,
    say: () => 'An import names what it brings in: `import { a, b } from "./file.wf"`.',
  },
  {
    pattern: /\b(?:export(?:\s+default)?|public|private|static|async)\s+(?=(?:tool|type|workflow)\b)/,
    behind: atLineStart,
    said: declarationExpected,
    say: ([found]) => `Whatever a file declares can be imported: leave out \`${found.trim()}\`.`,
    instead: () => '',
  },
  {
    pattern: /\b(?:const|let|var)\b/,
    behind: atLineStart,
    said: declarationExpected,
    say: () => 'There are no variables: what changes from run to run is an input of a workflow.',
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
      /\bstart\b|(?:[A-Za-z_][\w-]*)(?=\s*->)|\b(?:agent|approve|budget|embedding|limit|model|only|require|steps|temperature|use)\b(?=\s+[\w"])/,
    behind: atLineStart,
    said: declarationExpected,
    say: () => 'Arrows, rules and settings stand between the braces of a workflow: `workflow NAME { … }`.',
  },
];
