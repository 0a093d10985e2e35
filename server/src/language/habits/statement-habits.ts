import { durationText } from '../print/fragments/duration-text.ts';
import type { Habit } from './habit.ts';

const afterDuration = /\btimeout\s*[:=]?\s*$/;

/** Statements and clauses that are written almost right. */
export const statementHabits: readonly Habit[] = [
  {
    // One that is right stands behind a `timeout` that was read as something else: a name that is missing before it.
    pattern: /(?!\d+(?:ms|[smhd])\s*$)\b\d+(?:\.\d+)?[ \t]*[A-Za-z]+(?:[ \t]*\d+(?:\.\d+)?[ \t]*[A-Za-z]+)*/,
    behind: afterDuration,
    said: /duration|the end of the line|`type`, `tool`/,
    say: ([found]) =>
      `A duration is one whole number and \`ms\`, \`s\`, \`m\`, \`h\` or \`d\`, as \`${durationIn(found) ?? '30s'}\`.`,
    instead: ([found]) => durationIn(found),
  },
  {
    pattern: /->/,
    behind: /^\s*limit\s+\S+\s+to\s+\d+\s*$/,
    say: () => 'What may follow when a limit is used up stands behind `else`: `limit a to 3 else -> b`.',
    instead: () => 'else ->',
  },
  {
    pattern: /(?!before\b)[\w`-]+/,
    behind: /^\s*require\s+[^,]+\s+before\s+$/,
    said: /^Expected `exit` after `before`/,
    say: ([next], line) => orderMeant(/require\s+(.*?)\s+before/.exec(line)?.[1] ?? 'a', next),
  },
  {
    pattern: /[$\u20ac£]\s*\d*(?:\.\d+)?/,
    behind: /\bbudget\s+$/,
    say: () => 'A budget counts tokens: `budget 50000 tokens`.',
  },
  {
    pattern: /\d+(?:\.\d+)?[kKmM]\b/,
    behind: /\b(?:budget|steps)\s+$/,
    say: (found) => `Numbers are written out: \`${writtenOut(found)}\`.`,
    instead: writtenOut,
  },
  {
    pattern: /\bwhen\b(?:(?!->)[^{\r\n])*?[=<>!][^{\r\n]*/,
    behind: /->\s*$/,
    said: /^Expected `\{`|means nothing here/,
    say: () => 'A `when` compares nothing, it lists results and what follows each: `when { "a" -> b }`.',
  },
  {
    pattern: /(?<=\bcommand\s+)"[^"\r\n]*"(?:\s*,\s*"[^"\r\n]*")*\s*\]/,
    said: /^Expected `\[`/,
    say: () => 'A command is a list: its `[` is missing.',
    instead: ([words]) => `[${words}`,
  },
  {
    pattern:
      /(?<=\bcommand\s+)(?:"[^"\r\n]*"(?:\s*,\s*"[^"\r\n]*")*|"[^"\r\n]*|(?!command\b)[\w./{~](?:(?!\s\/\/)[^"[\r\n])*)/,
    said: /^Expected `\[`/,
    say: () => 'A command is a list, each of its words a text: `command ["ls", "-l"]`.',
    instead: ([words]) => (/^"[^"]*"\s*,/.test(words) ? `[${words}]` : commandOf(words)),
  },
];

const units: readonly (readonly [RegExp, number])[] = [
  [/^(?:ms|msecs?|millis|milliseconds?)$/, 1],
  [/^(?:s|secs?|seconds?)$/, 1_000],
  [/^(?:m|mins?|minutes?)$/, 60_000],
  [/^(?:h|hrs?|hours?)$/, 3_600_000],
  [/^(?:d|days?)$/, 86_400_000],
];

/** The duration that words such as `5 minutes` or `1m30s` mean. */
function durationIn(words: string): string | undefined {
  let milliseconds = 0;
  for (const [, count = '', unit = ''] of words.matchAll(/(\d+(?:\.\d+)?)\s*([A-Za-z]+)/g)) {
    const length = units.find(([pattern]) => pattern.test(unit.toLowerCase()))?.[1];
    if (length === undefined) return undefined;
    milliseconds += Number(count) * length;
  }
  return Number.isSafeInteger(milliseconds) ? durationText(milliseconds) : undefined;
}

/** The list of the words of a command; `undefined` where a shell would do more than to cut it at spaces. */
function commandOf(line: string): string | undefined {
  const words = line.replace(/^"|"$/g, '').trim();
  if (/['"\\|&;<>$`*?()]/.test(words)) return undefined;
  const list = words.split(/\s+/).map((word) => `"${word}"`);
  return `[${list.join(', ')}]`;
}

/** The number that `50k` means, with the word that a budget has behind it. */
function writtenOut({ 0: number, index, input }: RegExpExecArray): string {
  const factor = /k$/i.test(number) ? 1_000 : 1_000_000;
  const lacksWord =
    /\bbudget\s+$/.test(input.slice(0, index)) && !/^\s*tokens\b/.test(input.slice(index + number.length));
  return `${Math.round(Number.parseFloat(number) * factor)}${lacksWord ? ' tokens' : ''}`;
}

function orderMeant(first: string, next: string): string {
  return `\`require\` is about \`exit\`: that \`${next}\` comes after \`${first}\` is written \`only after ${first}: ${next}\`.`;
}
