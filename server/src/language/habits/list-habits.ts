import type { Habit } from './habit.ts';

const name = String.raw`(?:\x60[^\x60\r\n]+\x60|[A-Za-z_][\w-]*)`;
const names = String.raw`${name}(?:\s*(?:,|\||\band\b)\s*${name})*`;
const listed = /^\s*(?:approve|limit|require|secrets|use|only\s+(?:directly\s+)?after(?:[^:]*:)?)\s*$/;

/** Lists of tools, in brackets or with other signs between them. */
export const listHabits: readonly Habit[] = [
  {
    pattern: new RegExp(
      String.raw`\[\s*(?<list>${names})?\s*,?\s*\]|\(\s*(?<group>${names})\s*\)|\{\s*(?<set>${names})\s*\}`,
    ),
    behind: listed,
    say: (_found, line) => `${/^\s*secrets\b/.test(line) ? 'Secrets' : 'Tools'} are listed without brackets: \`a, b\`.`,
    instead: withoutBrackets,
  },
  {
    pattern: /\[\s*(?<list>"[A-Za-z_][\w-]*"(?:\s*,\s*"[A-Za-z_][\w-]*")*)\s*,?\s*\]/,
    behind: listed,
    say: (_found, line) => `${/^\s*secrets\b/.test(line) ? 'Secrets' : 'Tools'} are listed without brackets: \`a, b\`.`,
    instead: ({ groups }) => groups?.list?.replaceAll('"', ''),
  },
  {
    pattern: /\b(?:if|unless|when|where)\b[^\r\n/]*/,
    behind: new RegExp(String.raw`^\s*approve\s+${names}\s+$`),
    say: () => 'A person is asked before every call of the tool: `approve a`.',
  },
  {
    pattern: /\||\band\b|&&?/,
    behind: new RegExp(String.raw`^\s*(?:approve|require|use|only\s+(?:directly\s+)?after\s[^:]*:)\s+${names}\s*$`),
    say: ([sign]) => `Tools are listed with \`,\`, not with \`${sign}\`: \`a, b\`.`,
    // Who writes `|` behind `require` may mean one of them.
    instead: ({ 0: sign, input }) => (sign === '|' && /^\s*require\b/.test(input) ? undefined : ','),
  },
  {
    pattern: /\(\s*\)/,
    behind: /^\s*(?:approve|limit|require|use|only)\s.*[\w`-]$/,
    say: () => 'A rule names a tool, it does not call it: leave out `()`.',
    instead: () => '',
  },
  {
    pattern: /"(?<secret>[A-Za-z_][\w-]*)"/,
    behind: /^\s*(?:secrets|use|approve)\s+(?:"?[\w`-]+"?\s*,\s*)*$/,
    say: ({ groups }) => `A name stands without quotes: \`${groups?.secret ?? ''}\`.`,
    instead: ({ groups }) => groups?.secret,
  },
  {
    pattern: /\b(?:use|approve)\s+(?:\*|(?:all|any)\b(?!\s*,))/,
    behind: /^\s*$/,
    say: ([found]) =>
      found.startsWith('use')
        ? 'Tools are brought in by name: `use a, b`.'
        : 'Tools are named one by one: `approve a, b`.',
  },
  {
    pattern: /(?<mark>\btools\s+)[A-Za-z_]/,
    behind: /^\s*use\s+$/,
    said: /^Expected `,`/,
    say: () => 'What `use` brings in are tools: leave out `tools`.',
    instead: () => '',
  },
  {
    pattern: /(?<mark>\b(?:tools|using)\b\s*[:=]?\s*)[^\s:=]/,
    behind: /^\s*$/,
    said: /^Expected `->`|means nothing here/,
    say: () => 'Tools are brought in by `use`: `use a, b`.',
    instead: () => 'use ',
  },
];

function withoutBrackets({ groups, index, input }: RegExpExecArray): string | undefined {
  const inside = groups?.list ?? groups?.group ?? groups?.set;
  const plain = inside?.split(/,|\||\band\b/).map((one) => one.trim());
  return plain && `${/\s$/.test(input.slice(0, index)) ? '' : ' '}${plain.join(', ')}`;
}
