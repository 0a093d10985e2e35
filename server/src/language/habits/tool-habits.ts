import type { Habit } from './habit.ts';
import { typeNamed } from './type-meant.ts';

const declarationExpected = /^Expected `type`, `tool` or `workflow`/;
const atLineStart = /^\s*$/;

/** What tools are made of, in other words or in another place. */
export const toolHabits: readonly Habit[] = [
  {
    // What can only be a type: fields, choices, names that are none of an implementation.
    pattern:
      /\{(?=\s*[A-Za-z_]\w*\??\s*:)|"[^"\r\n]*"(?=\s*\|)|\b(?:(?:any|boolean|integer|null|number|string|bool|float|int|str)\b|[A-Z]\w*(?=\s*(?:$|\||\[\]|\/\/)))/,
    behind: /^\s*tool\b(?!.*\)\s*:).*\)\s*$/,
    said: declarationExpected,
    say: () => 'The result type of a tool stands behind `:`.',
    instead: ([type]) => `: ${typeNamed(type)}`,
  },
  {
    pattern: /"\.{0,2}\/[^"\r\n]*"/,
    behind: atLineStart,
    said: declarationExpected,
    say: ([path]) => `A module stands behind \`from\`: \`from ${path}\`.`,
    instead: ([path]) => `from ${path}`,
  },
  {
    pattern: /\{/,
    behind: /^\s*tool\b.*\)(?:\s*:.*\S)?\s*$/,
    said: declarationExpected,
    say: () => 'A tool has no braces: its implementation stands behind its result type.',
  },
  {
    pattern: /\{/,
    behind: /^\s*tool\s+[\w`-]+\s*$/,
    said: /^Expected `\(`/,
    say: () => 'A tool has no braces: its parameters stand in brackets, `tool a(x: string)`.',
  },
  {
    pattern: /\b(?:env|environment)\b/,
    behind: /^\s*(?:tool\b.*\s)?$/,
    said: declarationExpected,
    say: () => 'What a tool may know of the environment is said by `secrets`: `secrets API_KEY`.',
  },
  {
    pattern: /:(?![^(\r\n]*\))/,
    behind: /^\s*tool\s+[\w`-]+$/,
    said: /^Expected `\(` after/,
    say: () => 'The parameters of a tool stand in brackets, also when there are none: `tool a(): string`.',
    instead: () => '():',
  },
  {
    pattern: /\b(?:retries|max_retries|attempts)\b/,
    behind: /^\s*(?:tool\b.*\s)?$/,
    said: declarationExpected,
    say: () => 'How often a failed call is made again is said by `retry`: `retry 3`.',
    instead: () => 'retry',
  },
  {
    pattern: /\bsecret\b/,
    behind: /^\s*(?:tool\b.*\s)?$/,
    said: declarationExpected,
    say: () => 'What a tool may know is said by `secrets`: `secrets API_KEY`.',
    instead: () => 'secrets',
  },
  {
    pattern: /\b(?!(?:import|desc|description|docs?)\b)[A-Za-z_]\w*(?=\s*(?:"|\[))/,
    behind: atLineStart,
    said: /^Expected `type`, `tool` or `workflow`[^:]*$/,
    say: ([found]) =>
      `\`${found}\` is no implementation of a tool (those are \`from\`, \`http\`, \`command\`, \`mcp\`, \`prompt\` and \`person\`), and begins no declaration.`,
  },
];
