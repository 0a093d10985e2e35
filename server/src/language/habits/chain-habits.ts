import type { Habit } from './habit.ts';

const name = String.raw`(?:\x60[^\x60\r\n]+\x60|[A-Za-z_][\w-]*)`;

/** What stands between, before and behind the calls of a chain. */
export const chainHabits: readonly Habit[] = [
  {
    pattern: /(?<from>[A-Za-z_][\w-]*)\.(?:followed_by|next|pipe|then|to)\(\s*(?<to>[A-Za-z_][\w-]*)\s*\);?/,
    behind: /^\s*$/,
    say: () => 'Which call follows which is said by arrows: `start -> a -> exit`.',
    instead: ({ groups }) => `${groups?.from ?? 'a'} -> ${groups?.to ?? 'b'}`,
  },
  {
    pattern: /->\s*->/,
    say: () => '`->` stands here twice.',
    instead: () => '->',
  },
  {
    pattern: /\bexit\s+exit\b/,
    behind: /->\s*$/,
    say: () => '`exit` stands here twice.',
    instead: () => 'exit',
  },
  {
    pattern: /->\s*\*/,
    said: /^Expected a tool/,
    say: () => 'That any tool may follow is said by `any`: `a -> any`.',
    instead: () => '-> any',
  },
  {
    pattern: /\bnull\b/,
    behind: /->\s*$/,
    said: /^Expected a tool/,
    say: () => 'A run ends where an arrow leads to `exit`: `a -> exit`.',
    instead: () => 'exit',
  },
  {
    pattern: /[A-Za-z_`][\w`-]*/,
    behind: /^\s*start\s+$/,
    said: /^Expected `->` after `start`/,
    say: ([tool]) => `The first call stands behind an arrow: \`start -> ${tool}\`.`,
    instead: ([tool]) => `-> ${tool}`,
  },
  {
    pattern: /=(?!>)/,
    behind: /^\s*start\s*$/,
    say: () => 'The first call stands behind an arrow: `start -> a`.',
    instead: () => '->',
  },
  {
    pattern: /\bexit\b/,
    behind: /[\w`)]\s+$/,
    said: /^Expected `->`/,
    say: () => 'An arrow leads to `exit`: `a -> exit`.',
    instead: () => '-> exit',
  },
  {
    pattern: /\b(?<clause>retry|timeout)\s+\w+/,
    behind: new RegExp(String.raw`^\s*${name}\s+$|->.*[\w\x60)]\s+$`),
    said: /^Expected `->`/,
    say: ({ groups }) => `\`${groups?.clause ?? 'retry'}\` is a clause of the tool, where that is declared.`,
  },
  {
    pattern: /[({[]\s*(?<chain>[A-Za-z_`][^(){}[\]\r\n]*->[^(){}[\]\r\n]*[^(){}[\]\s])\s*[)}\]](?=\s*(?:$|\/\/))/,
    behind: /^\s*$/,
    said: /^Expected a statement/,
    say: () => 'A chain stands without brackets: `start -> a -> exit`.',
    instead: ({ groups }) => groups?.chain,
  },
  {
    pattern: /[)\]]/,
    behind: /->[^([]*$/,
    said: /^Expected `->`, `\|` or the end/,
    say: ([found]) => `This \`${found}\` closes nothing: leave it out.`,
    instead: () => '',
  },
];
