import type { Habit } from './habit.ts';

const said = /^Expected a text in quotes/;

/** What is a text, by the words before it. */
const texts: readonly (readonly [RegExp, string])[] = [
  [/\bhttp\s+[A-Z]+\s+$/, 'The address of a request'],
  [/\bfrom\s+$/, 'The path of a file'],
  [/\b(?:model|embedding)\s+$/, 'The name of a model'],
  [/\bmcp\s+$/, 'The name of a server'],
  [/\bmcp\s+"[^"]*"\s+as\s+$/, 'The name of a tool of a server'],
  [/\bheader\s+$/, 'The name of a header'],
];

/** Quotes that are missing, and quotes around what is no text. */
export const quoteHabits: readonly Habit[] = [
  ...texts.map(([behind, what]): Habit => ({
    // Not one word too many, before the text that is meant, nor the next word, where the text is missing.
    pattern: /(?!as\b)[\w./](?:[^\s"'`,]*[^\s"'`,:])?(?![^\s,:]|\s*["'])/,
    behind,
    said,
    say: () => `${what} is a text: it stands in quotes.`,
    instead: ([found]) => (/[{}\\]/.test(found.replace(/\{\w+\}/g, '')) ? undefined : `"${found}"`),
  })),
  {
    pattern: /"(?<name>[A-Za-z_]\w*)"/,
    behind: /\bfrom\s+"[^"]*"\s+as\s+$/,
    say: ([found]) => `The name of an export stands without quotes: \`${found.slice(1, -1)}\`.`,
    instead: ([found]) => found.slice(1, -1),
  },
  {
    pattern: /"(?:workflow|react|memgpt|sleeptime)"/,
    behind: /^\s*agent\s+$/,
    say: ([found]) => `The kind of an agent stands without quotes: \`${found.slice(1, -1)}\`.`,
    instead: ([found]) => found.slice(1, -1),
  },
];
