import type { Habit } from './habit.ts';

const text = String.raw`"[^"\r\n]*"`;
const word = String.raw`(?:${text}|[A-Za-z_][\w-]*)`;

/** Types of which one value is meant, as other languages write them. */
export const choiceHabits: readonly Habit[] = [
  {
    pattern: new RegExp(
      String.raw`\benum\b\s*[([{]\s*(?<any>${word}(?:\s*[,|]\s*${word})*)\s*,?\s*[)\]}]|[([]\s*(?<texts>${text}(?:\s*,\s*${text})+)\s*,?\s*[)\]]`,
    ),
    behind: /[:=]\s*$/,
    said: /^Expected (?:a type|`\)`|`type`)/,
    say: (found) => `Values of which one is meant stand side by side: \`${choiceOf(found)}\`.`,
    instead: choiceOf,
  },
  {
    pattern: /\[[^[\]\r\n]*,[^[\]\r\n]*\]/,
    behind: /[:=]\s*$/,
    said: /^Expected a type/,
    say: () => 'There are no tuples: an object has a name for each part, `{ x: number, y: number }`.',
  },
  {
    pattern: /\|/,
    behind: /^\s*(?:type\b[^=]*=\s*)?$/,
    said: /^Expected a type/,
    say: () => 'The first of several values has no `|` before it.',
    instead: () => '',
  },
  {
    pattern: /\|\||\bor\b|\//,
    behind: /^\s*type\s+[^\s=]+\s*=[^({]*$/,
    said: /^Expected `type`, `tool`|means nothing here/,
    say: ([sign]) => `Values of which one is meant are separated by \`|\`, not by \`${sign}\`.`,
    instead: () => '|',
  },
  {
    pattern: /(?<!&)&(?!&)/,
    behind: /^\s*(?:type\b[^=]*=|tool\b[^(]*\().*$/,
    said: /means nothing here/,
    say: () => 'Types are not added to each other: write the fields of both in one object.',
  },
  {
    pattern: /\?/,
    behind: /(?:\)\s*:|^\s*type\s+[^\s=]+\s*=)\s*[\w[\]]+$/,
    said: /^Expected `type`, `tool`/,
    say: () => 'What may be missing is one of two: `string | null`.',
    instead: () => ' | null',
  },
  {
    pattern: /:/,
    behind: /^\s*type\s+[^\s=]+\s*$/,
    said: /^Expected `=` after/,
    say: () => 'Between the name of a type and the type stands `=`.',
    instead: () => ' =',
  },
];

function choiceOf({ groups }: RegExpExecArray): string {
  const values = (groups?.any ?? groups?.texts ?? '').split(/[,|]/).map((value) => value.trim());
  return values.map((value) => (value.startsWith('"') ? value : `"${value}"`)).join(' | ');
}
