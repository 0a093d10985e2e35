import type { Habit } from './habit.ts';

/** Arrows, decisions and values that are written almost right. */
export const flowHabits: readonly Habit[] = [
  {
    pattern: /\bwhen\b(?:\s+(?<tool>[\w`-]+))?(?=\s*\{)/,
    behind: /^\s*$/,
    say: ({ groups }) => `A decision stands behind an arrow: \`${groups?.tool ?? 'a'} -> when { … }\`.`,
    instead: ({ groups }) => (groups?.tool === undefined ? undefined : `${groups.tool} -> when`),
  },
  {
    pattern: /\bwhen\b/,
    behind: /(?:^|->)\s*[\w`-]+(?:\([^()]*\))?\s+$/,
    said: /^Expected `->`/,
    say: () => 'A decision stands behind an arrow: `a -> when { … }`.',
    instead: () => '-> when',
  },
  {
    pattern: /\*/,
    behind: /^\s*$|[{;]\s*$/,
    said: /means nothing here/,
    say: () => 'Every result that no other case names is `else`: `else -> a`.',
    instead: () => 'else',
  },
  {
    pattern: /(?!else\b)[\w`-]+/,
    behind: /\belse\s+$/,
    said: /^Expected `->` after `else`/,
    say: ([target]) => `What follows stands behind an arrow: \`else -> ${target}\`.`,
    instead: ([target]) => `-> ${target}`,
  },
  {
    pattern: /\bexit\b/,
    behind: /^\s*$/,
    said: /^Expected `->` after `exit`/,
    say: () => 'A run ends where an arrow leads to `exit`: `a -> exit`.',
  },
  {
    // What holds a `:` are arguments, whose tool is missing.
    pattern: /\[(?<list>[^[\]\r\n:]*\w[^[\]\r\n:]*)\]|\((?<group>[^()\r\n:]*\w[^()\r\n:]*)\)/,
    behind: /->\s*$/,
    said: /^Expected a tool/,
    say: ({ groups }) => `Targets of which one may follow stand side by side: \`${sideBySide(groups)}\`.`,
    instead: ({ groups }) => sideBySide(groups),
  },
  {
    pattern: /(?<=\bexit\s*\(\s*)(?![\w`-]*\s*:)[^\s()][^()\r\n]*(?=\))/,
    said: /^Expected `answer` after `\(`/,
    say: ([answer]) => `The answer of a run is named: \`exit(answer: ${answer})\`.`,
    instead: ([answer]) => `answer: ${answer}`,
  },
  {
    pattern: /\bexit\s+(?<answer>"(?:[^"\\\r\n]|\\.)*"|(?!(?:and|any|continue|else|exit|if|or|when)\b)[\w.]+)/,
    behind: /->\s*$/,
    said: /^Expected `->`, `\|` or the end of the line after `exit`/,
    say: ({ groups }) => `The answer of a run stands in brackets: \`exit(answer: ${groups?.answer ?? ''})\`.`,
    instead: ({ groups }) => `exit(answer: ${groups?.answer ?? ''})`,
  },
  {
    pattern: /\{\s*(?<name>[\w.]+)\s*\}/,
    behind: /[(,]\s*\w+\s*:\s*$/,
    said: /^Expected `:` after/,
    say: ({ groups }) => `Outside of texts a name stands without braces: \`${groups?.name ?? ''}\`.`,
    instead: ({ groups }) => groups?.name,
  },
  {
    pattern: /\+/,
    behind: /[(,]\s*\w+\s*:\s*[^(]*$/,
    said: /means nothing here/,
    say: () => 'Nothing is added here; names are put into texts by braces: `"about {topic}"`.',
  },
];

function sideBySide(groups: Readonly<Record<string, string | undefined>> | undefined): string {
  const names = (groups?.list ?? groups?.group ?? '').split(/[,|]/).map((name) => name.trim());
  return names.filter((name) => name !== '').join(' | ');
}
