import type { Habit } from './habit.ts';

const name = String.raw`(?:\x60[^\x60\r\n]+\x60|[A-Za-z_][\w-]*)`;

/** Limits that say how often, or for what, in another way. */
export const limitHabits: readonly Habit[] = [
  {
    pattern: /\blimit\s+any\s+to\s+(?<count>\d+)/,
    behind: /^\s*$/,
    say: ({ groups }) =>
      `A limit is for one tool; how many calls a run may make is said by \`steps\`: \`steps ${groups?.count ?? '9'}\`.`,
    instead: ({ groups }) => `steps ${groups?.count ?? '9'}`,
  },
  {
    pattern: new RegExp(
      String.raw`\blimit\s*[([]?\s*(?<tools>${name}(?:\s*(?:,|\||\band\b)\s*${name})+)\s*[)\]]?\s+to\s+(?<count>\d+)`,
    ),
    behind: /^\s*$|[{;]\s*$/,
    say: () => 'Each tool has a limit of its own: `limit a to 3`.',
    instead: limitEach,
  },
  {
    pattern: new RegExp(String.raw`\blimit\s*\(\s*(?<tool>${name})\s*,\s*(?<count>\d+)\s*\)`),
    behind: /^\s*$/,
    say: ({ groups }) => `A limit has no brackets: \`${limitOf(groups)}\`.`,
    instead: ({ groups }) => limitOf(groups),
  },
  {
    pattern: new RegExp(String.raw`(?<count>\d+)\s+(?<tool>${name})`),
    behind: /^\s*limit\s+$/,
    say: ({ groups }) => `Which tool has the limit stands before \`to\`: \`${limitOf(groups)}\`.`,
    instead: ({ groups }) => `${groups?.tool ?? 'a'} to ${groups?.count ?? '3'}`,
  },
  {
    pattern: /(?<sign>=|:|<=?|\bmax\b|\bat(?: most)?\b)\s*(?<count>\d+)|\b\d+|\b(?<word>once|twice)\b/,
    behind: /^\s*limit\s+(?!to\s)[^\s,:=<]+\s*$/,
    said: /^Expected `to`|means nothing here/,
    say: () => 'How often a tool may be called stands behind `to`: `limit a to 3`.',
    instead: toCount,
  },
  {
    pattern: /(?<mark>to)\s+\d+/,
    behind: /^\s*limit\s+$/,
    say: () => 'Which tool has the limit stands before `to`: `limit a to 3`.',
  },
  {
    pattern: /,/,
    behind: /^\s*limit\s+[^\s,]+\s*$/,
    say: () => 'Each tool has a limit of its own: `limit a to 3`.',
  },
  {
    pattern: new RegExp(String.raw`,\s*(?:limit\s+)?(?=${name}\s+to\s+\d)`),
    behind: /^\s*limit\s+\S+\s+to\s+\d+\s*$/,
    say: () => 'Each limit is a statement, on a line of its own or behind `;`.',
    instead: () => '; limit ',
  },
  {
    pattern: /->|\b(?:then|otherwise|or)\b(?:\s*(?:->|:))?/,
    behind: /^\s*limit\s+\S+\s+to\s+\d+\s*$/,
    say: () => 'What may follow when a limit is used up stands behind `else`: `limit a to 3 else -> b`.',
    instead: () => 'else ->',
  },
  {
    pattern: /\d+\s*(?:\.{2,}|-|to)\s*(?<count>\d+)/,
    behind: /^\s*limit\s+\S+\s+to\s+$/,
    say: ({ groups }) => `A limit is the most that there may be: \`${groups?.count ?? '3'}\`.`,
    instead: ({ groups }) => groups?.count,
  },
  {
    pattern: /(?:calls?|runs?|uses?)\s+(?:of|to)\s+(?=\w)/,
    behind: /^\s*limit\s+$/,
    said: /^Expected `to`/,
    say: ([words]) => `A limit names a tool: leave out \`${words.trim()}\`.`,
    instead: () => '',
  },
  {
    pattern: /(?:\bat\s+most|\bmax(?:imum)?|\bup\s+to|<=?|=)\s*(?=\d)/,
    behind: /^\s*limit\s+\S+\s+to\s+$/,
    say: ([found]) => `A limit is the most that there may be: leave out \`${found.trim()}\`.`,
    instead: () => '',
  },
  {
    pattern: /(?:per\s+\w+|(?:calls?|runs?|times|tries|x)\b)/,
    behind: /\b(?:retry|to)\s+\d+\s*$/,
    said: /^Expected/,
    say: ([word]) => `The number says it: leave out \`${word}\`.`,
    instead: () => '',
  },
];

function limitOf(groups: Readonly<Record<string, string>> | undefined): string {
  return `limit ${groups?.tool ?? 'a'} to ${groups?.count ?? '3'}`;
}

/** `undefined` where it is not clear for which of them something may follow instead. */
function limitEach({ 0: found, groups, input, index }: RegExpExecArray): string | undefined {
  if (/^\s*else\b/.test(input.slice(index + found.length))) return undefined;
  const tools = (groups?.tools ?? '').split(/,|\||\band\b/);
  return tools.map((tool) => `limit ${tool.trim()} to ${groups?.count ?? '3'}`).join('; ');
}

function toCount({ 0: found, groups, index, input }: RegExpExecArray): string {
  const count = groups?.word === 'once' ? '1' : groups?.word === 'twice' ? '2' : (groups?.count ?? found);
  return `${/\s$/.test(input.slice(0, index)) ? '' : ' '}to ${count}`;
}
