import type { Habit } from './habit.ts';

/** The cases of a `when` that begin otherwise. */
export const caseHabits: readonly Habit[] = [
  {
    pattern: /\w+\s+/,
    said: /^A case begins with its value:/,
    say: ([word]) => `A case begins with its value: leave out \`${word.trim()}\`.`,
    instead: () => '',
  },
  {
    pattern: /\*/,
    behind: /^\s*$|[{;]\s*$/,
    said: /means nothing here/,
    say: () => 'Every result that no other case names is `else`: `else -> a`.',
    instead: () => 'else',
  },
  {
    pattern: /(?!(?:else|if|when)\b)[\w`-]+/,
    behind: /\belse\s+$/,
    said: /^Expected `->` after `else`/,
    say: ([target]) => `What follows stands behind an arrow: \`else -> ${target}\`.`,
    instead: ([target]) => `-> ${target}`,
  },
  {
    pattern: /,|\bor\b/,
    said: /^Values of one case are separated/,
    say: ([sign]) => `Values of one case are separated by \`|\`, not by \`${sign}\`.`,
    instead: ([sign]) => (sign === ',' ? ' |' : '|'),
  },
  {
    pattern: /(?:!|=|<|>)=?\s*(?=["\d-])/,
    behind: /(?:^|[{;])\s*$/,
    say: ([sign]) =>
      sign.trim() === '=='
        ? 'A case begins with its value: leave out `==`.'
        : 'A case compares nothing: it names the results that it is for, and `else` takes the others.',
    instead: ([sign]) => (sign.trim() === '==' ? '' : undefined),
  },
];
