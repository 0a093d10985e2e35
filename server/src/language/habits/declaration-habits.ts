import type { Habit } from './habit.ts';
import { typeNamed } from './type-meant.ts';

const declarationExpected = /^Expected `type`, `tool` or `workflow`/;
const atLineStart = /^\s*$/;

/** What stands outside of workflows and is no declaration. */
export const declarationHabits: readonly Habit[] = [
  {
    pattern: /\b(?:flowchart|graph|digraph|stateDiagram(?:-v2)?|sequenceDiagram)\b(?!\s*\()[^\r\n]*/,
    behind: atLineStart,
    said: declarationExpected,
    say: () => 'Arrows stand between the braces of a workflow: `workflow NAME { … }`.',
  },
  {
    pattern: /[A-Za-z_]\w*\s*:(?=\s)[^\r\n]*|[A-Za-z_]\w*\s*:$/,
    behind: /^$/,
    said: declarationExpected,
    say: () => 'A file holds declarations: `tool a(x: string)` and `workflow w { … }`.',
  },
  {
    pattern: /\{/,
    behind: /^$/,
    said: declarationExpected,
    say: () => 'A file holds declarations: `tool a(x: string)` and `workflow w { … }`.',
  },
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
    pattern: /[A-Za-z_][\w-]*(?=\s*:)/,
    behind: /^\s+$/,
    said: /^Expected `type`, `tool` or `workflow`[^:]*$/,
    say: ([found]) =>
      `\`${found}\` begins no declaration, and no clause of a tool: those are \`timeout\`, \`retry\`, \`idempotent\` and \`secrets\`.`,
  },
  {
    pattern: /(?:async\s+)?\b(?:def|function|func|fn|fun)\b/,
    behind: atLineStart,
    said: declarationExpected,
    say: ([found]) => `A tool is declared by \`tool\`, not by \`${found}\`.`,
    instead: () => 'tool',
  },
  {
    pattern: /\b(?<word>tool|type|workflow)s?\b(?=\s+[A-Za-z_])/i,
    behind: atLineStart,
    said: declarationExpected,
    say: ({ groups }) => `What is declared begins with \`${groups?.word?.toLowerCase() ?? 'tool'}\`, in small letters.`,
    instead: ({ groups }) => groups?.word?.toLowerCase(),
  },
  {
    pattern: /@[A-Za-z]\w*(?:\([^()\r\n]*\))?/,
    behind: /^\s*$|^\s*tool\b.*\)/,
    said: /means nothing here/,
    say: ([found]) => `There are no decorators: what \`${found}\` says has a clause of its own, or none.`,
    instead: () => '',
  },
  {
    pattern: /\b(?:agent|chain|crew|flow|graph|job|pipeline|task)\b(?=\s+[A-Za-z_]\w*\s*[({])/,
    behind: atLineStart,
    said: declarationExpected,
    say: ([found]) => `A workflow is declared by \`workflow\`, not by \`${found}\`.`,
    instead: () => 'workflow',
  },
  {
    pattern: /\b(?:const|let|var)\b/,
    behind: atLineStart,
    said: declarationExpected,
    say: () => 'There are no variables: what changes from run to run is an input of a workflow.',
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
      /\bstart\b|(?:[A-Za-z_][\w-]*)(?=\s*->)|\b(?:agent|approve|budget|embedding|limit|model|only|require|steps|temperature|use)\b(?=\s+[\w"])|\bapprove\b/,
    behind: atLineStart,
    said: declarationExpected,
    say: () => 'Arrows, rules and settings stand between the braces of a workflow: `workflow NAME { … }`.',
  },
];
