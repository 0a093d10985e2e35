import type { Habit } from './habit.ts';

const name = String.raw`(?:\x60[^\x60\r\n]+\x60|[A-Za-z_][\w-]*)`;

/** What stands between, before and behind the calls of a chain. */
export const chainHabits: readonly Habit[] = [
  {
    pattern: /(?!(?:exit|start)\b)[A-Za-z_`][\w`-]*(?=\s*(?:$|\/\/))/,
    behind: /^\s*$/,
    said: /^Expected `->` after `[^`]+`\.$/,
    say: ([tool]) => `Expected \`->\` after \`${tool}\`: a tool that no arrow names is named by \`use ${tool}\`.`,
  },
  {
    pattern: /\?/,
    behind: /->\s*[\w`-]+(?:\([^()]*\))?\s*$/,
    said: /^Expected `->`/,
    say: () => 'Every call behind an arrow is made; one that may be left out is a choice: `a -> b | c`.',
  },
  {
    pattern: /[xX*\u00d7]\s*\d+\b|\d+\s*(?:[xX*\u00d7](?!\w)|times\b)/,
    behind: /->.*[\w`)]\s*$/,
    said: /^Expected `->`|means nothing here/,
    say: () => 'A call is made again where an arrow leads back to it, as often as its limit says: `b -> b | c`.',
  },
  {
    pattern: /\.(?:ainvoke|call|execute|invoke|run)\s*\(\s*\);?/,
    behind: /^\s*(?:start\s*->.*->\s*|.*->\s*)?[A-Za-z_][\w-]*$/,
    said: /^Expected `->`/,
    say: ([found], line) =>
      line.includes('->')
        ? `What stands behind an arrow is called: leave out \`${found}\`.`
        : 'What is called stands behind an arrow: `start -> a`.',
    instead: ({ 0: found, index, input }) =>
      found.endsWith(';') || !input.slice(0, index).includes('->') ? undefined : '',
  },
  {
    pattern: /(?<mark>\b(?:await|call|invoke|run|try)\b)\s+[A-Za-z_`]/,
    behind: /->\s*$/,
    said: /^Expected `->`/,
    say: ([, word]) => `What stands behind an arrow is called, and may fail: leave out \`${word ?? ''}\`.`,
    instead: () => '',
  },
  {
    pattern: /\b(?:console\.log|echo|log|print|puts)\s*\(\s*["'`][^\r\n]*\)\s*;?\s*$/,
    behind: /^\s*$/,
    say: () => 'Nothing is printed by a workflow: what a run does is told while it goes on.',
    instead: () => '',
  },
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
    said: /^Expected a tool|means nothing here/,
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
