import type { Habit } from './habit.ts';

const declarationExpected = /^Expected `type`, `tool` or `workflow`/;
const partExpected = /^Expected `\}` after/;

/** The parts of a request that are written almost right. */
export const requestHabits: readonly Habit[] = [
  {
    pattern: /\b(?:body|json|data|payload)\s*[:=]?\s*(?<value>\{[^{}\r\n]*\}|\[[^[\]\r\n]*\])/,
    behind: /\bhttp\s+[A-Z]+\s+"[^"\r\n]*"\s+$/,
    said: declarationExpected,
    say: () => 'Headers and body of a request stand in braces behind its address: `http POST "…" { body … }`.',
    instead: ({ groups }) => `{ body ${groups?.value ?? ''} }`,
  },
  {
    pattern: /\b(?:body|headers?)\b/,
    behind: /^\s*$|\bhttp\s+[A-Z]+\s+"[^"\r\n]*"\s+$/,
    said: declarationExpected,
    say: () => 'Headers and body of a request stand in braces behind its address: `http POST "…" { body … }`.',
  },
  {
    pattern: /\{(?<fields>\s*(?!header\b|headers\b|body\b)["\w]+\s*:[^{}\r\n]*)\}/,
    behind: /\bhttp\s+[A-Z]+\s+"[^"\r\n]*"\s+$/,
    said: partExpected,
    say: () => 'What a request sends stands behind `body`: `http POST "…" { body { … } }`.',
    instead: ({ groups }) => `{ body {${groups?.fields ?? ''}} }`,
  },
  {
    pattern:
      /\bheaders\s*[:=]?\s*\{\s*(?<list>"[^"\r\n]*"\s*:\s*"[^"\r\n]*"(?:\s*,\s*"[^"\r\n]*"\s*:\s*"[^"\r\n]*")*)\s*,?\s*\}/,
    behind: /^\s*$|\{\s*$/,
    said: partExpected,
    say: () => 'Each header is named by itself: `header "Accept": "text/plain"`.',
    instead: ({ groups }) =>
      (groups?.list ?? '').replace(/(?<=^|")(?:\s*,)?\s*("[^"]*"\s*:\s*"[^"]*")/g, ' header $1').trim(),
  },
  {
    pattern: /\bheaders\b/,
    behind: /^\s*$|\{\s*$/,
    said: partExpected,
    say: () => 'Each header is named by itself: `header "Accept": "text/plain"`.',
  },
  {
    pattern: /\b(?:json|data|payload)\b(?=\s*[{["])/,
    behind: /^\s*$|\{\s*$/,
    said: partExpected,
    say: ([found]) => `What a request sends stands behind \`body\`, not behind \`${found}\`.`,
    instead: () => 'body',
  },
  {
    pattern: /(?<name>[A-Za-z_]\w*)(?:\s*[,}])/,
    behind: /\bbody\s*\{(?:[^{}]*,)?\s*$/,
    said: /^Expected `:` after/,
    say: ({ groups }) => `A field has a value: \`${groups?.name ?? 'x'}: ${groups?.name ?? 'x'}\`.`,
    instead: ({ 0: found, groups }) => `${groups?.name ?? 'x'}: ${found}`,
  },
  {
    pattern: /\w+\s*:\s*[^{}\r\n]*[^{}\s]/,
    behind: /\bbody\s+$/,
    said: partExpected,
    say: ([found]) => `An object stands in braces: \`body { ${found} }\`.`,
    instead: ([found]) => `{ ${found} }`,
  },
  {
    pattern: /"[^"\r\n]*"?/,
    behind: /\bheader\s+"[^"]*"\s+$/,
    said: /^Expected `:` after/,
    say: () => 'Between a header and its value stands `:`.',
    instead: ([value]) => `: ${value}`,
  },
  {
    pattern: /\b(?:[gG]et|[pP]ost|[pP]ut|[pP]atch|[dD]elete)\b/,
    behind: /\bhttp\s+$/,
    say: ([method]) => `Methods are written in capitals: \`${method.toUpperCase()}\`.`,
    instead: ([method]) => method.toUpperCase(),
  },
];
