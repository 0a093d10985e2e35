import type { Habit } from './habit.ts';

const name = String.raw`(?:\x60[^\x60\r\n]+\x60|[A-Za-z_][\w-]*)`;
const saysMore =
  'args|as|extends|from|has|implements|inputs?|needs|params|requires|returns|takes|tools|uses?|using|with';

/** What stands between the name of a declaration and what it holds. */
export const headHabits: readonly Habit[] = [
  {
    pattern: /(?<mark>\b(?<word>tool|type|workflow)\s+\k<word>)\s+[A-Za-z_`]/,
    behind: /^\s*$/,
    said: /^Expected `[({=]` after/,
    say: ({ groups }) => `\`${groups?.word ?? 'tool'}\` stands here twice.`,
    instead: ({ groups }) => groups?.word,
  },
  {
    pattern: /(?<mark>\bworkflow\b)\s*[({]/,
    behind: /^\s*$/,
    said: /^Expected a name for the workflow/,
    say: () => 'A workflow has a name: `workflow main { … }`.',
  },
  {
    pattern: /(?<mark>:)\s*\{[^{}\r\n]*->/,
    behind: new RegExp(String.raw`^\s*workflow\s+${name}(?:\s*\([^()\r\n]*\))?\s*$`),
    say: () => 'The body of a workflow stands in braces, `workflow w { … }`, not behind `:`.',
    instead: () => '',
  },
  {
    pattern: /(?<mark>\((?<before>[^()"\r\n]*\w)"(?<behind>\w*))\s*\??\s*:/,
    behind: new RegExp(String.raw`^\s*(?:tool|workflow)\s+${name}\s*$`),
    said: /^This `\(` is not closed/,
    say: () => 'The name of a parameter stands without quotes.',
    instead: ({ groups }) => `(${groups?.before ?? ''}${groups?.behind ?? ''}`,
  },
  {
    pattern: new RegExp(
      String.raw`(?<=^\s*(?:tool|type|workflow)\s+)[A-Za-z_][\w-]*(?:[ \t]+(?!(?:${saysMore})\b)[A-Za-z_][\w-]*)+(?=\s*[({=])`,
    ),
    said: /^Expected `[({=]` after/,
    say: (found) => `A name is one word: \`${oneWord(found)}\`.`,
    instead: oneWord,
  },
  {
    pattern: new RegExp(
      String.raw`\b(?:uses?|using|with|needs|requires|has|tools)\b\s*:?\s*(?:tools?\s+)?\[?\s*${name}(?:\s*(?:,|\band\b)\s*${name})*(?:\s*\])?(?=\s*\{)`,
    ),
    behind: new RegExp(String.raw`^\s*workflow\s+${name}(?:\s*\([^()\r\n]*\))?\s*$`),
    said: /^Expected `\{` after|means nothing here/,
    say: () => 'Which tools a workflow has is said between its braces, by arrows and by `use a, b`.',
  },
  {
    pattern:
      /<(?<names>[^<>\r\n]*)>(?<rest>(?:[^"{\r\n]|\{[^{}"\r\n]*:[^{}"\r\n]*\})*?)(?=\s*(?:$|\/\/|\{(?![^{}]*:))|\s+(?:command|from|http|mcp|person|prompt)\b)/,
    behind: new RegExp(String.raw`^\s*(?:tool|type|workflow)\s+${name}$`),
    say: () => 'There are no type parameters: what can be everything is `any`.',
    instead: withoutTypeParameters,
  },
  {
    pattern: /<[^<>\r\n]*>/,
    behind: new RegExp(String.raw`^\s*(?:tool|type|workflow)\s+${name}$`),
    say: () => 'There are no type parameters: what can be everything is `any`.',
  },
  {
    pattern: /\b(?<word>extends|implements)\s+[^={}\r\n]*[^={}\s]/,
    behind: new RegExp(String.raw`^\s*(?:tool|type|workflow)\s+${name}\s*$`),
    said: /^Expected `[({=]` after/,
    say: ({ groups, input }) =>
      /^\s*type\b/.test(input)
        ? `Types are not added to each other, so nothing \`${groups?.word ?? 'extends'}\` another: write the fields of both in one object.`
        : 'No declaration is made of another: a workflow calls tools and other workflows.',
  },
];

function oneWord([found]: RegExpExecArray): string {
  return found.trim().replace(/\s+/g, '_');
}

function withoutTypeParameters({ groups }: RegExpExecArray): string {
  const names = (groups?.names ?? '').split(',').flatMap((one) => /[A-Za-z_]\w*/.exec(one) ?? []);
  return names.reduce(
    (rest, one) => rest.replace(new RegExp(String.raw`\b${one}\b(?!\??\s*:)`, 'g'), 'any'),
    groups?.rest ?? '',
  );
}
