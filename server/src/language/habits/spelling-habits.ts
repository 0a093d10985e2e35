import type { Habit } from './habit.ts';

const meansNothing = /means nothing here|^Expected/;

/** What is said of a `:` in place of an arrow. */
export const arrowForColon = 'An arrow is written `->`, not `:`.';

/** Signs and words that other languages spell otherwise. */
export const spellingHabits: readonly Habit[] = [
  {
    pattern: /'''(?<text>[^\r\n]*?)'''|'''/,
    said: /stands in double quotes/,
    say: () => 'A text of several lines stands between `"""` and `"""`.',
    instead: ({ groups }) => (groups?.text === undefined ? undefined : `"""${groups.text}"""`),
  },
  {
    // Several that one has to mend together: one alone leaves the error of the next.
    pattern: /'[^'\r\n]*'(?:\s*[|,]\s*'[^'\r\n]*')*/,
    said: /stands in double quotes/,
    say: () => "A text stands in double quotes, not in `'`.",
    instead: ([found]) => found.replace(/'([^']*)'/g, (_text, inside: string) => `"${inside.replaceAll('"', '\\"')}"`),
  },
  {
    // An editor that closes comments by itself leaves one behind the one that is typed.
    pattern: /\*\//,
    said: /means nothing here/,
    say: () => 'This `*/` closes nothing: no comment is open here.',
    instead: () => '',
  },
  {
    pattern: /#[^\r\n]*/,
    said: /means nothing here/,
    say: () => 'A comment begins with `//`, not with `#`.',
    instead: ([found]) => found.replace(/^#+/, '//'),
  },
  {
    pattern: /--(?!>)[^\r\n]*/,
    behind: /^\s*$/,
    said: /means nothing here/,
    say: () => 'A comment begins with `//`, not with `--`.',
    instead: ([found]) => found.replace(/^-+/, '//'),
  },
  {
    pattern: /```\w*/,
    behind: /^\s*$/,
    say: () => 'Here stands the text of a file alone: leave out the fence of Markdown around it.',
    instead: () => '',
  },
  {
    pattern:
      /[\u201c\u201d\u201e\u201f\u2018\u2019«»][^\r\n\u201c\u201d\u201e\u201f\u2018\u2019«»]*[\u201c\u201d\u201e\u201f\u2018\u2019«»]?/,
    said: meansNothing,
    say: ([found]) => `A text stands in straight quotes, \`"\`, not in \`${found.charAt(0)}\`.`,
    instead: ([found]) =>
      found.includes('"') ? undefined : `"${found.replace(/[\u201c\u201d\u201e\u201f\u2018\u2019«»]/g, '')}"`,
  },
  {
    pattern: /<[-=]+>?|\u2190/,
    said: meansNothing,
    say: ([found]) => `Arrows point to the right: \`start -> a\`, not \`${found}\`.`,
  },
  {
    pattern: /=+>|--+>|-+>>+|(?<![=-])>(?!=)|[\u2010-\u2015\u2212]-*>|[\u2192\u21d2\u27a1\u27f6]\ufe0f?/u,
    behind: /^(?!\s*tool\b.*\)\s*$)/,
    said: meansNothing,
    say: ([found]) => `An arrow is written \`->\`, not \`${found}\`.`,
    instead: () => '->',
  },
  {
    pattern: /:(?!\s*["[{\d])/,
    // What YAML calls so is no tool: the word itself is told.
    said: /^Expected `->` after `(?!(?:args|arguments|inputs?|parameters|params)`)/,
    say: () => arrowForColon,
    instead: () => ' ->',
  },
  {
    pattern: /\|\||&&?|,|\b(?:or|and)\b/,
    behind: /^(?!.*[([{])(?!\s*(?:approve|limit|only|require|use)\b).*(?:\bstart|->.*)\s*/,
    said: /^Expected (?:`->`, `\|` or the end|a tool)|means nothing here/,
    say: ([found]) => `Targets of which one may follow are separated by \`|\`, not by \`${found}\`.`,
    instead: ([found]) => (found === ',' ? ' |' : '|'),
  },
  {
    pattern: /:/,
    said: /^Behind `:` stands the type of the result/,
    say: () => 'Behind `:` stands the type of the result: a tool that names none has no `:`.',
    instead: () => '',
  },
  {
    pattern: /=/,
    said: /^Expected `:` after/,
    say: () => 'Between a name and its value stands `:`, not `=`.',
    instead: () => ':',
  },
  {
    pattern: /\b(?:True|TRUE|False|FALSE)\b/,
    said: /^Expected (?:a value|a type)/,
    say: ([found]) => `\`${found.toLowerCase()}\` is written in small letters.`,
    instead: ([found]) => found.toLowerCase(),
  },
  {
    pattern: /\b(?:None|nil|undefined|NULL)\b/,
    said: /^Expected a value/,
    say: ([found]) => `What is not there is \`null\`, not \`${found}\`.`,
    instead: () => 'null',
  },
  {
    pattern: /(?<mark>\b[fFrRbBuU]{1,2})"/,
    said: /^Expected (?:a text in quotes|`\)` after `[fFrRbBuU]{1,2}`, not `"`)/,
    say: ({ groups }) => `A text needs no \`${groups?.mark ?? ''}\` before it: \`{name}\` in it is a placeholder.`,
    instead: () => '',
  },
  {
    pattern: /(?:[\w-]|[^\p{ASCII}\s])*(?:\p{L}|\p{Extended_Pictographic})(?:[\w-]|[^\p{ASCII}\s])*/u,
    said: /means nothing here/,
    say: ([found]) =>
      `A name with other characters than \`A\`–\`Z\`, digits, \`_\` and \`-\` stands in backquotes: \`${found}\`.`,
    instead: ([found]) => `\`${found}\``,
  },
];
