import type { Habit } from './habit.ts';

/** The list of words that a command is. */
export const commandHabits: readonly Habit[] = [
  {
    pattern: /(?<=\bcommand\s+)"[^"\r\n]*"(?:\s*,\s*"[^"\r\n]*")*\s*\]/,
    said: /^Expected `\[`/,
    say: () => 'A command is a list: its `[` is missing.',
    instead: ([words]) => `[${words}`,
  },
  {
    pattern: /(?<=\bcommand\s*)\((?<words>\s*"[^"\r\n]*"(?:\s*,\s*"[^"\r\n]*")*\s*)\)/,
    said: /^Expected `\[`/,
    say: () => 'A command is a list: it stands in `[ ]`.',
    instead: ({ groups }) => ` ${listOf(groups?.words?.trim() ?? '') ?? `[${groups?.words ?? ''}]`}`,
  },
  {
    pattern:
      /(?<=\bcommand\s+)(?:"[^"\r\n]*"(?:\s*,\s*"[^"\r\n]*")*|"[^"\r\n]*|(?!command\b)[\w./{~](?:(?!\s\/\/|\s+(?:idempotent|retry\s+\d+|secrets\s+[A-Z_]+|timeout\s+\d+(?:ms|[smhd]))(?!\S))[^"[\r\n])*)/,
    said: /^Expected `\[`/,
    say: () => 'A command is a list, each of its words a text: `command ["ls", "-l"]`.',
    instead: ([words]) => listOf(words),
  },
  {
    pattern: /\b(?:exec|shell|sh|bash|cmd|run|subprocess|script)\s*(?<words>\[|"[^"\r\n]*")/,
    behind: /^\s*(?:tool\b.*\)(?:.*\S)?\s+)?$/,
    said: /^Expected `type`, `tool` or `workflow`[^:]*$/,
    say: () => 'A program is called by `command`, a list: `command ["ls", "-l"]`.',
    instead: ({ groups }) => commandFor(groups?.words ?? ''),
  },
  {
    pattern: /"[^"\r\n]*"/,
    behind: /\bcommand\s*\[.*"\s+$/,
    said: /^Expected `\]`/,
    say: () => 'The words of a command are separated by `,`.',
    instead: ([word]) => `, ${word}`,
  },
  {
    pattern: /(?<name>[A-Za-z_]\w*)(?=\s*[,\]])/,
    behind: /\bcommand\s*\[(?:[^\]]*,)?\s*$/,
    said: /^Expected `\]`/,
    say: ({ groups }, line) =>
      isFirstWord(line)
        ? `Each word of a command is a text: \`"${groups?.name ?? ''}"\`.`
        : `Each word of a command is a text, and a parameter stands in braces: \`"{${groups?.name ?? ''}}"\`.`,
    instead: wordInQuotes,
  },
];

function commandFor(words: string): string | undefined {
  const list = words === '[' ? '[' : listOf(words);
  return list === undefined ? undefined : `command ${list}`;
}

function wordInQuotes({ 0: name, index, input }: RegExpExecArray): string {
  return isFirstWord(input.slice(0, index + name.length)) ? `"${name}"` : `"{${name}}"`;
}

function isFirstWord(line: string): boolean {
  return /\[\s*\w+$/.test(line);
}

function listOf(words: string): string | undefined {
  return /^"[^"]*"\s*,/.test(words) ? `[${words}]` : commandOf(words);
}

/** The list of the words of a command; `undefined` where a shell would do more than to cut it at spaces. */
function commandOf(line: string): string | undefined {
  const words = line.replace(/^"|"$/g, '').trim();
  if (/['"\\|&;<>$`*?()]/.test(words)) return undefined;
  const list = words.split(/\s+/).map((word) => `"${word}"`);
  return `[${list.join(', ')}]`;
}
