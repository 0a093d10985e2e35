import type { Habit } from './habit.ts';

const declarationExpected = /^Expected `type`, `tool` or `workflow`/;
const place = /^\s*(?:tool\b.*\)(?:.*\S)?\s+)?$/;

/** What runs for a tool, in the words of other languages. */
export const implementationHabits: readonly Habit[] = [
  {
    pattern: /\b(?<method>GET|POST|PUT|PATCH|DELETE)\b(?=\s*")/i,
    behind: place,
    said: declarationExpected,
    say: ({ groups }) => `A request begins with \`http\`: \`http ${groups?.method?.toUpperCase() ?? 'GET'} "…"\`.`,
    instead: ([method]) => `http ${method.toUpperCase()}`,
  },
  {
    pattern: /\b(?:llm|ai|gpt|complete|completion|generate|instructions?|system)\b(?=\s*")/,
    behind: place,
    said: declarationExpected,
    say: ([found]) => `What a model fills in stands behind \`prompt\`, not behind \`${found}\`.`,
    instead: () => 'prompt',
  },
  {
    pattern: /\b(?:human|ask|user|approval|input|confirm|question)\b(?=\s*")/,
    behind: place,
    said: declarationExpected,
    say: ([found]) => `What a person fills in stands behind \`person\`, not behind \`${found}\`.`,
    instead: () => 'person',
  },
  {
    pattern: /\b(?:module|file|import|path|source|handler|code|ts|js|node)\b(?=\s*"[^"\r\n]*\.[cm]?[jt]s")/,
    behind: place,
    said: /^(?:Expected|Imports)/,
    say: ([found]) => `A module stands behind \`from\`, not behind \`${found}\`.`,
    instead: () => 'from',
  },
  {
    pattern: /\s*\(\s*(?<text>"[^"\r\n]*")\s*\)/,
    behind: /\b(?:prompt|person|from|mcp|GET|POST|PUT|PATCH|DELETE)$/,
    said: /^Expected a text/,
    say: () => 'The text stands without brackets.',
    instead: ({ groups }) => ` ${groups?.text ?? ''}`,
  },
  {
    pattern: /(?:\b(?:export|import|function|default)\s+|[#:]+\s*)(?=[A-Za-z_])/,
    behind: /\bfrom\s+"[^"\r\n]*"\s*$/,
    said: /^Expected `type`, `tool`|means nothing here/,
    say: () => 'The name of an export stands behind `as`: `from "./file.ts" as name`.',
    instead: ({ index, input }) => `${/\s$/.test(input.slice(0, index)) ? '' : ' '}as `,
  },
  {
    pattern: /\s*[.,/:]?\s*(?<tool>"[^"\r\n]*")/,
    behind: /\bmcp\s+"[^"\r\n]*"$/,
    said: declarationExpected,
    say: ({ groups }) =>
      `The name of a tool of a server stands behind \`as\`: \`mcp "server" as ${groups?.tool ?? '"tool"'}\`.`,
    instead: ({ groups }) => ` as ${groups?.tool ?? ''}`,
  },
  {
    pattern: /,\s*(?:any|boolean|integer|number|string|[A-Z]\w*)(?:\[\])?/,
    behind: /^\s*tool\b.*\)\s*:\s*[\w[\]]+\s*$/,
    said: declarationExpected,
    say: () => 'A tool gives one result: several are fields of an object, `{ a: string, b: integer }`.',
  },
  {
    pattern: /=>[^\r\n]*/,
    behind: /^\s*tool\b.*\)\s*:\s*\S.*$/,
    say: () => 'A tool has no body: what it does is said by `from`, `http`, `command`, `mcp`, `prompt` or `person`.',
  },
  {
    pattern: /;(?=\s*(?:$|\/\/))/,
    behind: /^\s*(?:tool|type|import)\b/,
    said: declarationExpected,
    say: () => 'A declaration ends with its line: leave out `;`.',
    instead: () => '',
  },
  {
    pattern: /,/,
    behind:
      /^\s*(?:tool|command|from|http|idempotent|mcp|person|prompt|retry|timeout)\s.*$|^\s*(?:tool\b.*\)|idempotent)$/,
    said: declarationExpected,
    say: () => 'Nothing separates the parts of a tool: leave out `,`.',
    instead: () => '',
  },
  {
    pattern: /\b(?:env|environment|credentials)\b(?=\s+[A-Z_])/,
    behind: place,
    said: declarationExpected,
    say: () => 'What a tool may know is said by `secrets`: `secrets API_KEY`.',
    instead: () => 'secrets',
  },
  {
    pattern: /"(?<name>[^"`\r\n]+)"/,
    behind: /^\s*(?:tool|type|workflow)\s+$/,
    said: /^Expected a name/,
    say: (found) => `A name stands without quotes: \`${nameOf(found)}\`.`,
    instead: (found) => (nameOf(found).includes(' ') ? `\`${nameOf(found)}\`` : nameOf(found)),
  },
];

function nameOf({ groups }: RegExpExecArray): string {
  return groups?.name ?? '';
}
