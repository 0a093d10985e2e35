import { durationText } from '../print/fragments/duration-text.ts';
import type { Habit } from './habit.ts';

const inWords = ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];
const afterDuration = /\btimeout\s*[:=]?\s*$/;

/** Counts, durations and other numbers that are written almost right. */
export const numberHabits: readonly Habit[] = [
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
    pattern: /\d+,\d+/,
    behind: /^\s*temperature\s+$/,
    say: ([found]) => `Decimals stand behind a point: \`${found.replace(',', '.')}\`.`,
    instead: ([found]) => found.replace(',', '.'),
  },
  {
    pattern: /(?<number>\d+(?:\.\d+)?)[a-zA-Z]+\b/,
    behind: /^\s*temperature\s+$/,
    said: /^Expected/,
    say: ({ groups }) => `A temperature is a number alone: \`${groups?.number ?? '0.7'}\`.`,
    instead: ({ groups }) => groups?.number,
  },
  {
    pattern: /\d+(?:_\d+)+\b/,
    said: /^Expected/,
    say: ([found]) => `Numbers are written out: \`${found.replaceAll('_', '')}\`.`,
    instead: ([found]) => found.replaceAll('_', ''),
  },
  {
    pattern: /"(?<count>\d+)(?:\s*tokens)?"(?:\s*tokens)?/,
    behind: /^\s*budget\s+$/,
    say: ({ groups }) => `A number stands without quotes: \`${groups?.count ?? '50000'} tokens\`.`,
    instead: ({ groups }) => `${groups?.count ?? '50000'} tokens`,
  },
  {
    pattern: /\d+/,
    behind: /^\s*timeout\s+$/,
    said: /^Expected a duration/,
    say: ([count]) => `A duration has a unit: \`${count}s\` for seconds, or \`ms\`, \`m\`, \`h\`, \`d\`.`,
    instead: ([count]) => `${count}s`,
  },
  {
    pattern: /"(?<value>\d+(?:\.\d+)?(?:ms|[smhd])?)"/,
    behind: /^\s*(?:budget|limit\s+\S+\s+to|retry|steps|temperature|timeout)\s+$/,
    say: ({ groups }) => `A number stands without quotes: \`${groups?.value ?? ''}\`.`,
    instead: ({ groups }) => groups?.value,
  },
  {
    pattern: new RegExp(String.raw`\b(?<number>${inWords.join('|')})\b(?:\s+times\b)?`, 'i'),
    said: /^Expected a number after/,
    say: (found) => `A number is written in digits: \`${inDigits(found)}\`.`,
    instead: inDigits,
  },
  {
    pattern: /\.\d+/,
    behind: /^\s*temperature\s+$/,
    say: ([found]) => `A number begins with a digit: \`0${found}\`.`,
    instead: ([found]) => `0${found}`,
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
    pattern: /\d{1,3}(?:[,']\d{3})+\b/,
    behind: /\b(?:budget|steps|to)\s+$/,
    say: (found) => `Numbers are written out: \`${writtenOut(found)}\`.`,
    instead: writtenOut,
  },
  {
    pattern: /\d+/,
    behind: /^\s*budget\s+$/,
    said: /^Expected `tokens` after `\d+`(?:\.|, not `token`)/,
    say: ([count]) => `A budget counts tokens: \`budget ${count} tokens\`.`,
    instead: ([count]) => `${count} tokens`,
  },
  {
    pattern: /\btoken\b/,
    behind: /^\s*budget\s+\d+\s+$/,
    say: () => 'A budget counts `tokens`.',
    instead: () => 'tokens',
  },
  {
    pattern: /\btokens\s+(?<count>\d+)/,
    behind: /^\s*budget\s+$/,
    say: ({ groups }) => `The number stands first: \`budget ${groups?.count ?? '50000'} tokens\`.`,
    instead: ({ groups }) => `${groups?.count ?? '50000'} tokens`,
  },
  {
    pattern: /[A-Za-z]+/,
    behind: /^\s*budget\s+\d+\s*$/,
    said: /^Expected `tokens` after `\d+`, not `(?!tokens?`)/,
    say: () => 'A budget counts tokens: `budget 50000 tokens`.',
  },
];

const units: readonly (readonly [RegExp, number])[] = [
  [/^(?:ms|msecs?|millis|milliseconds?)$/, 1],
  [/^(?:s|secs?|seconds?)$/, 1_000],
  [/^(?:m|mins?|minutes?)$/, 60_000],
  [/^(?:h|hrs?|hours?)$/, 3_600_000],
  [/^(?:d|days?)$/, 86_400_000],
];

function inDigits({ groups }: RegExpExecArray): string {
  return String(inWords.indexOf((groups?.number ?? '').toLowerCase()));
}

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

/** The number that `50k` or `50,000` means, with the word that a budget has behind it. */
function writtenOut({ 0: number, index, input }: RegExpExecArray): string {
  const factor = /k$/i.test(number) ? 1_000 : /m$/i.test(number) ? 1_000_000 : 1;
  const lacksWord =
    /\bbudget\s+$/.test(input.slice(0, index)) && !/^\s*tokens\b/.test(input.slice(index + number.length));
  return `${Math.round(Number.parseFloat(number.replace(/[,']/g, '')) * factor)}${lacksWord ? ' tokens' : ''}`;
}
