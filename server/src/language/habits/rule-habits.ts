import type { Habit } from './habit.ts';

const settingsAndRules =
  /^\s*(?:agent|approve|budget|embedding|limit|model|prompt|require|retry|secrets|steps|temperature|timeout|use)\s*$/;

/** Rules and settings of a workflow that lack a word, or have one too many. */
export const ruleHabits: readonly Habit[] = [
  {
    pattern: /[:=]/,
    behind: settingsAndRules,
    say: ([sign], line) =>
      `Nothing stands between \`${/\w+/.exec(line)?.[0] ?? ''}\` and its value: leave out \`${sign}\`.`,
    instead: () => '',
  },
  {
    pattern: /(?:=|:|<=?|\bmax\b|\bat most\b)\s*(?<count>\d+)|\d+/,
    behind: /^\s*limit\s+(?!to\s)[^\s,]+\s+$/,
    said: /^Expected `to`|means nothing here/,
    say: () => 'How often a tool may be called stands behind `to`: `limit a to 3`.',
    instead: ({ 0: found, groups }) => `to ${groups?.count ?? found}`,
  },
  {
    pattern: /(?<mark>to)\s+\d+/,
    behind: /^\s*limit\s+$/,
    say: () => 'Which tool has the limit stands before `to`: `limit a to 3`.',
  },
  {
    pattern: /,/,
    behind: /^\s*limit\s+[^\s,]+\s*$/,
    say: () => 'Each tool has a limit of its own, on a line of its own: `limit a to 3`.',
  },
  {
    pattern: /\btimes\b/,
    behind: /\b(?:retry|to)\s+\d+\s+$/,
    say: () => 'The number says it: leave out `times`.',
    instead: () => '',
  },
  {
    pattern: /\d+/,
    behind: /^\s*budget\s+$/,
    said: /^Expected `tokens`/,
    say: ([count]) => `A budget counts tokens: \`budget ${count} tokens\`.`,
    instead: ([count]) => `${count} tokens`,
  },
  {
    pattern: /\d+/,
    behind: /^\s*timeout\s+$/,
    said: /^Expected a duration/,
    say: ([count]) => `A duration has a unit: \`${count}s\` for seconds, or \`ms\`, \`m\`, \`h\`, \`d\`.`,
    instead: ([count]) => `${count}s`,
  },
  {
    pattern: /(?!before\s+exit\b)[\w`-]+/,
    behind: /^\s*require\s+(?:[^,]+,)*\s*$/,
    said: /^Expected `before` after/,
    say: () => 'What is required is required before the end of a run: `require a before exit`.',
    instead: ([tool]) => `${tool} before exit`,
  },
  {
    pattern: /(?<mark>before)\s+exit\b/,
    behind: /^\s*require\s+$/,
    say: () => 'Which tool is required stands before `before`: `require a before exit`.',
  },
  {
    pattern: /(?!only\b)(?<tool>[\w`-]+)\s+only\s+(?<directly>directly\s+)?after\s+(?<parent>[\w`-]+)/,
    behind: /^\s*$/,
    say: ({ groups }) => `The tool that waits stands last: \`${onlyAfter(groups)}\`.`,
    instead: ({ groups }) => onlyAfter(groups),
  },
  {
    pattern: /\s*->/,
    behind: /^\s*only\s+(?:directly\s+)?after\s+[^\s:]+$/,
    say: () => 'Between a tool and those that wait for it stands `:`, as in `only after a: b`.',
    instead: () => ':',
  },
  {
    pattern: /\bbefore\s+(?<tool>[\w`-]+)/,
    behind: /^\s*approve\s+$/,
    say: ({ groups }) => `A call is approved before it is made, always: \`approve ${groups?.tool ?? 'a'}\`.`,
    instead: ({ groups }) => groups?.tool,
  },
  {
    pattern: /\[(?<tools>[^[\]\r\n]*)\]/,
    behind: /^\s*(?:approve|require|use|only\b[^:]*:)\s+$/,
    say: () => 'Tools are listed without brackets: `a, b`.',
    instead: ({ groups }) => groups?.tools?.trim(),
  },
  {
    pattern: /\buse\s+(?:\*|all\b)/,
    behind: /^\s*$/,
    say: () => 'Tools are brought in by name: `use a, b`.',
  },
  {
    pattern: /\btools\s*[:=]?\s*/,
    behind: /^\s*$/,
    said: /^Expected `->`|means nothing here/,
    say: () => 'Tools are brought in by `use`: `use a, b`.',
    instead: () => 'use ',
  },
];

function onlyAfter(groups: Readonly<Record<string, string>> | undefined): string {
  return `only ${groups?.directly === undefined ? '' : 'directly '}after ${groups?.parent ?? 'a'}: ${groups?.tool ?? 'b'}`;
}
