import type { Habit } from './habit.ts';

const settingsAndRules =
  /^\s*(?:agent|approve|body|budget|command|embedding|from|http|limit|mcp|model|person|prompt|require|retry|secrets|steps|temperature|timeout|use)\s*$/;

/** What is said of a text that goes on below its line. */
export const severalLines = 'A text of several lines stands between `"""` and `"""`.';

/** What stands between the first word of a statement or clause and its value. */
export const valueHabits: readonly Habit[] = [
  {
    pattern:
      /"(?<before>[^"{}\r\n]*?)(?:"\s*\+\s*|%[sd](?<percent>[^"{}%\r\n]*)"\s*%\s*|\{\}(?<braces>[^"{}\r\n]*)"\.format\()(?<name>[A-Za-z_]\w*(?:\.\w+)*)\)?(?=\s*(?:$|\/\/))/,
    behind: /^\s*(?:prompt|https?\s+[A-Z]+)\s*$|->.*:\s*$/,
    say: () => 'Names are put into a text by braces: `"about {topic}"`.',
    instead: ({ groups }) =>
      `"${groups?.before ?? ''}{${groups?.name ?? ''}}${groups?.percent ?? groups?.braces ?? ''}"`,
  },
  {
    pattern:
      /\[\s*(?<first>"[^"\r\n]*")[^\]\r\n]*\]|(?<maker>[A-Za-z_]\w*)\(\s*"(?<made>[^"\r\n]*)"[^()\r\n]*\)|\{\s*"?provider"?\s*:\s*"(?<provider>[^"\r\n]*)"\s*,\s*"?(?:name|model|id)"?\s*:\s*"(?<named>[^"\r\n]*)"\s*\}/,
    behind: /^\s*model\s*[:=]?\s*$/,
    say: (found) => `A workflow has one model, a text in quotes: \`${modelOf(found)}\`.`,
    instead: modelOf,
  },
  {
    pattern: /\b(?:desc|description|docs?)\s*[:=]?\s*'[^'\r\n]*'/,
    behind: /^\s*$/,
    said: /^A text stands in double quotes|means nothing here/,
    say: () => 'What it is for is said by a comment `/** … */` above it.',
  },
  {
    pattern: /,\s*"[^"\r\n]*"/,
    behind: /^\s*model\s+"[^"\r\n]*"\s*$/,
    say: () => 'A workflow has one model: leave out the others.',
    instead: () => '',
  },
  {
    pattern: /`(?<text>[^`"\\{}\r\n]+)`/,
    behind: /^\s*(?:embedding|model|person|prompt)\s+$/,
    say: () => 'A text stands in double quotes, not in backquotes.',
    instead: ({ groups }) => `"${groups?.text ?? ''}"`,
  },
  {
    pattern: /(?<=\bprompt\s+)(?<text>[^\s"'`{}[|>:=][^"{}\r\n]*\s[^"{}\r\n]*[^"{}\s])(?=\s*$)/,
    behind: /^\s*prompt\s+$/,
    said: /^Expected a text in quotes/,
    say: ({ groups }) => `What stands behind \`prompt\` is a text in quotes: \`"${groups?.text ?? ''}"\`.`,
    instead: ({ groups }) => `"${groups?.text ?? ''}"`,
  },
  {
    pattern: /\{(?<name>[A-Za-z_][\w.]*)\}(?=\s*$)/,
    behind: /^\s*prompt\s+$/,
    say: ({ groups }) => `What stands behind \`prompt\` is a text in quotes: \`"{${groups?.name ?? ''}}"\`.`,
    instead: ([found]) => `"${found}"`,
  },
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

function modelOf({ groups }: RegExpExecArray): string {
  if (groups?.first !== undefined) return groups.first;
  return `"${groups?.maker?.toLowerCase() ?? groups?.provider ?? 'openai'}/${groups?.made ?? groups?.named ?? 'gpt-4.1'}"`;
}
