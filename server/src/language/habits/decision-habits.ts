import type { Habit } from './habit.ts';
import { targetMeantBy } from './name-habits.ts';

const key = String.raw`(?:"[^"\r\n]*"|-?\d+(?:\.\d+)?|\b(?:true|false|null|else|failed)\b)`;
const casesInBraces = 'The cases of a `when` stand in braces: `a -> when { "x" -> b; else -> c }`.';
const decision = 'What a result decides is written `a -> when { "x" -> b; else -> c }`.';

/** Decisions as other languages write them. */
export const decisionHabits: readonly Habit[] = [
  {
    pattern: /(?:\}\s*)?\b(?:else\s+if|elif|if|else)\b(?!\s*(?:->|\|))[^\r\n]*/,
    behind: /^\s*$/,
    said: /^Expected (?:`->` after `if`|`:` after|`type`|a statement)|means nothing here/,
    say: () => decision,
  },
  {
    pattern:
      /\bwhen\b(?:\s*\(?\s*(?<tool>[A-Za-z_][\w-]*|`[^`]*`)(?:\.result)?(?<path>(?:\.\w+)*)(?:\s*\))?)?(?=\s*\{)/,
    behind: /^\s*$/,
    say: ({ groups }) =>
      `A decision stands behind an arrow: \`${groups?.tool ?? 'a'} -> when${pathOf(groups)} { … }\`.`,
    instead: ({ groups }) => (groups?.tool === undefined ? undefined : `${groups.tool} -> when${pathOf(groups)}`),
  },
  {
    pattern: /\bwhen\b/,
    behind: /(?:^|->)\s*[\w`-]+(?:\([^()]*\))?\s+$/,
    said: /^Expected `->`/,
    say: () => 'A decision stands behind an arrow: `a -> when { … }`.',
    instead: () => '-> when',
  },
  {
    pattern: /\s*\(\s*(?:(?:[\w-]+\.)?result\b(?<path>(?:\.\w+)*)|(?<field>\w+(?:\.\w+)*))?\s*\)/,
    behind: /\bwhen$/,
    said: /^Expected `\{`/,
    say: ({ groups }) =>
      whatIsLookedAt(groups) === ''
        ? 'A `when` looks at the result by itself, without brackets: `a -> when { … }`.'
        : `What a \`when\` looks at stands without brackets: \`when${whatIsLookedAt(groups)} { … }\`.`,
    instead: ({ groups }) => whatIsLookedAt(groups),
  },
  {
    pattern: /\bwhen\s+not\b[^{\r\n]*[^{\s]/,
    behind: /->\s*$/,
    said: /^Expected `\{`/,
    say: () => 'A `when` compares nothing, it lists results and what follows each: `when { false -> b; else -> c }`.',
  },
  {
    pattern: /\bwhen\b(?:(?!->)[^{\r\n])*?[=<>!][^{\r\n]*/,
    behind: /->\s*$/,
    said: /^Expected `\{`|means nothing here/,
    say: () => 'A `when` compares nothing, it lists results and what follows each: `when { "a" -> b }`.',
  },
  {
    pattern: new RegExp(String.raw`${key}\s*->\s*[^{}\r\n/]*[^{}\s/]`),
    behind: /->\s*when\s+$/,
    said: /^Expected `\{`/,
    say: () => casesInBraces,
    instead: ([cases]) => `{ ${cases} }`,
  },
  {
    pattern: /\b(?:if|switch|match|case|cond|branch|choose|route)\b\s*(?:\([^()\r\n]*\)\s*)?(?=\{)\{/,
    behind: /->\s*$/,
    say: () => decision,
    instead: () => 'when {',
  },
  {
    pattern: new RegExp(String.raw`\{\s*${key}\s*:[^{}\r\n]*\}`),
    behind: /->\s*$/,
    said: /^Expected a tool/,
    say: () => 'Cases stand behind `when`: `a -> when { "x" -> b }`.',
    instead: casesOf,
  },
  {
    pattern: new RegExp(String.raw`\{(?=\s*(?:$|//|${key}\s*(?:->|:|=>)))`),
    behind: /->\s*$/,
    said: /^Expected a tool/,
    say: () => 'Cases stand behind `when`: `a -> when { "x" -> b }`.',
    instead: () => 'when {',
  },
  {
    pattern: /\{\s*(?<chain>[A-Za-z_][^{}\r\n]*->[^{}\r\n]*?)\s*\}/,
    behind: /->\s*$/,
    said: /^Expected a tool/,
    say: () => 'What follows stands behind the arrow, without braces.',
    instead: ({ groups }) => groups?.chain,
  },
  {
    pattern: /-+\s*(?:\[[^\]\r\n]*\]|"[^"\r\n]*"|\([^()\r\n]*\)|\w+)\s*-+>|[-=]+>\s*\|(?!\s)[^|\r\n]*\|/,
    behind: /[\w`]\s*$/,
    said: /means nothing here|^Expected/,
    say: () => `Nothing stands on an arrow: ${decision.charAt(0).toLowerCase()}${decision.slice(1)}`,
  },
  {
    pattern: new RegExp(String.raw`(?:if\s+)?${key}\s*(?:->|:|=>)\s*[^{}\r\n/]*[^{}\s/]`),
    // Before the first call there is no result.
    behind: /(?<!^\s*start\s*)->\s*(?:if\s+)?$/,
    said: /^Expected (?:a tool|`->`)/,
    say: () => decision,
    instead: ([cases]) => `when { ${cases.replace(/^if\s+/, '')} }`,
  },
  {
    pattern:
      /(?<tool>[A-Za-z_][\w-]*)(?:\.result(?<path>(?:\.\w+)*))?\s*(?:===?|\bis\b)\s*(?<value>"[^"\r\n]*"|\d+|true|false|null)\s*->\s*(?<rest>[^{}\r\n/]*[^{}\s/])/,
    behind: /^\s*$/,
    said: /^(?!A case )/,
    say: () => decision,
    instead: ({ groups }) =>
      `${groups?.tool ?? 'a'} -> when${pathOf(groups)} { ${groups?.value ?? '"x"'} -> ${groups?.rest ?? 'b'} }`,
  },
  {
    pattern:
      /\bwhen\s+(?<tool>[A-Za-z_][\w-]*)(?:\.result(?<path>(?:\.\w+)*))?\s*(?:===?|\bis\b)\s*(?<value>"[^"\r\n]*"|\d+|true|false|null)\s*(?:->|:|\bthen\b)\s*(?<rest>[^{}\r\n/]*[^{}\s/])/,
    behind: /^\s*$/,
    say: () => decision,
    instead: ({ groups }) =>
      `${groups?.tool ?? 'a'} -> when${pathOf(groups)} { ${groups?.value ?? '"x"'} -> ${groups?.rest ?? 'b'} }`,
  },
  {
    pattern: /[A-Za-z_][\w.]*\s*(?:===?\s*(?:"[^"\r\n]*"|\w+)\s*)?\?[^\r\n:]*:[^\r\n]*/,
    behind: /^\s*$/,
    said: /^Expected `->`/,
    say: () => decision,
  },
  {
    pattern: /(?<tool>[A-Za-z_][\w-]*)\s+(?:error|fail(?:s|ed|ure)?)(?=\s*->)|\b(?:error|failed)\s+[A-Za-z_][\w-]*/,
    behind: /^\s*$|->\s*$/,
    say: () => 'What follows a failed call is a case: `a -> when { failed -> b; else -> c }`.',
  },
  {
    pattern: /\b(?:if|unless|where|provided)\b[^\r\n/]*/,
    behind: /->[^{}]*[\w`)]\s+$/,
    said: /^Expected `->`, `\|`/,
    say: () => decision,
  },
  {
    pattern: new RegExp(String.raw`${key}(?=\s*->)`),
    behind: /^\s*$/,
    said: /^Expected a statement/,
    say: () => 'A case stands between the braces of a `when`: `a -> when { "x" -> b; else -> c }`.',
  },
];

/** The path of a field, with a space before it. */
function pathOf(groups: Readonly<Record<string, string | undefined>> | undefined): string {
  const path = groups?.path?.replace(/^\./, '') ?? '';
  return path === '' ? '' : ` ${path}`;
}

function whatIsLookedAt(groups: Readonly<Record<string, string | undefined>> | undefined): string {
  return groups?.field === undefined ? pathOf(groups) : ` ${groups.field}`;
}

/** The cases of an object whose fields are the results; `undefined` where one leads to more than a name. */
function casesOf([object]: RegExpExecArray): string | undefined {
  const pair = new RegExp(String.raw`^\s*(${key})\s*:\s*["']?(\w+)["']?\s*$`);
  const parts = object
    .slice(1, -1)
    .split(',')
    .filter((part) => part.trim() !== '');
  const cases = parts.flatMap((part) => {
    const [, value, target = ''] = pair.exec(part) ?? [];
    return value === undefined ? [] : `${value} -> ${targetMeantBy(target) ?? target}`;
  });
  return cases.length === parts.length ? `when { ${cases.join('; ')} }` : undefined;
}
