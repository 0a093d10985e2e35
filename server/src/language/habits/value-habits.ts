import type { Habit } from './habit.ts';

const settingsAndRules =
  /^\s*(?:agent|approve|body|budget|command|embedding|from|http|limit|mcp|model|person|prompt|require|retry|secrets|steps|temperature|timeout|use)\s*$/;

/** What is said of a text that goes on below its line. */
export const severalLines = 'A text of several lines stands between `"""` and `"""`.';

/** What stands between the first word of a statement or clause and its value. */
export const valueHabits: readonly Habit[] = [
  {
    pattern: /\s*[:=]?\s*[|>][-+]?(?=\s*$)/,
    behind: /^\s*(?:person|prompt)$/,
    say: () => severalLines,
  },
  {
    // A model is one word; behind a comma stands another setting.
    pattern: /\s*[:=]\s*(?<text>(?<=\bprompt\s*[:=]\s*)[^\s"'`{}[|>][^"{}\r\n]*?|[^\s"'`{}[|>,]+)(?=\s*$|\s+\/\/)/,
    behind: /^\s*(?:embedding|model|prompt)$/,
    say: ({ groups }, line) =>
      `What stands behind \`${/\w+/.exec(line)?.[0] ?? ''}\` is a text in quotes: \`"${groups?.text ?? ''}"\`.`,
    instead: ({ groups }) => ` "${groups?.text ?? ''}"`,
  },
  {
    pattern: /\s*(?:[:{]\s*$|:?\s*\[[^\]\r\n]*\]?)/,
    behind: /^\s*steps$/,
    say: () =>
      'Behind `steps` stands how many calls a run may make; which follows which is said by arrows: `start -> a -> b`.',
  },
  {
    pattern: /-\s+(?=[A-Za-z_"])/,
    behind: /^\s*$/,
    said: /means nothing here/,
    say: () => 'Nothing is listed by `-`: which call follows which is said by arrows, `start -> a -> b`.',
  },
  {
    pattern: /=>|[:=]/,
    behind: settingsAndRules,
    say: ([sign], line) =>
      `Nothing stands between \`${/\w+/.exec(line)?.[0] ?? ''}\` and its value: leave out \`${sign}\`.`,
    instead: () => '',
  },
];
