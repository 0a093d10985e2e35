import type { Habit } from './habit.ts';

const comparesNothing = 'A case compares nothing: it names the results that it is for, and `else` takes the others.';

/** The cases of a `when` that begin otherwise. */
export const caseHabits: readonly Habit[] = [
  {
    pattern: /\b(?:else\s+(?:if|when)|elif|if)\s+(?<word>[A-Za-z_][\w-]*)(?=\s*->)/,
    said: /^A case (?:begins with its|is a) value:/,
    say: ({ groups }) => `A case is a value: a text stands in quotes, \`"${groups?.word ?? ''}"\`.`,
    instead: ({ groups }) => `"${groups?.word ?? ''}"`,
  },
  {
    pattern: /\b(?:else\s+(?:if|when)|elif|if)\b(?!\s*(?:->|["\d-]|(?:true|false|null)\b))[^\r\n]*?(?=\s*(?:->|$))/,
    said: /^A case (?:begins with its|is a) value:/,
    say: () => comparesNothing,
  },
  {
    pattern:
      /(?:result|output|value|it|_|[A-Za-z_][\w-]*\.result(?:\.\w+)*)\s*={2,3}\s*(?=["\d-]|(?:true|false|null)\b)/,
    behind: /(?:^|[{;])\s*$/,
    say: ([compared]) => `A case begins with its value: leave out \`${compared.trim()}\`.`,
    instead: () => '',
  },
  {
    pattern: /(?:else\s+)?\w+\s+/,
    said: /^A case begins with its value:/,
    say: ([word]) => `A case begins with its value: leave out \`${word.trim()}\`.`,
    instead: () => '',
  },
  {
    pattern: /\[\s*(?<list>[^[\]{}\r\n]*[^[\]{},\s])\s*,?\s*\](?=\s*->)/,
    said: /^Expected a case/,
    say: ({ groups }) => `Values of one case stand side by side: \`${values(groups)}\`.`,
    instead: ({ groups }) => values(groups),
  },
  {
    pattern: /-?\d+\s*\.{2,}\s*-?\d+/,
    behind: /(?:^|[{;])\s*$/,
    say: () => comparesNothing,
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
    say: ([sign]) => (sign.trim() === '==' ? 'A case begins with its value: leave out `==`.' : comparesNothing),
    instead: ([sign]) => (sign.trim() === '==' ? '' : undefined),
  },
];

function values(groups: Readonly<Record<string, string>> | undefined): string {
  return (groups?.list ?? '')
    .split(',')
    .map((one) => one.trim())
    .join(' | ');
}
