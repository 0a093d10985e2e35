import type { Habit } from './habit.ts';

const declarationExpected = /^Expected `type`, `tool` or `workflow`/;
const atLineStart = /^\s*$/;

/** Imports as other languages write them. */
export const importHabits: readonly Habit[] = [
  {
    pattern: /\bimport\s+(?<names>[A-Za-z_][\w, -]*?)\s+from\b/,
    behind: atLineStart,
    said: /^Expected `\{` after `import`/,
    say: ({ groups }) => `The names of an import stand in braces: \`import { ${groups?.names ?? ''} } from …\`.`,
    instead: ({ groups }) => `import { ${groups?.names ?? ''} } from`,
  },
  {
    pattern: /[([]\s*(?<names>[A-Za-z_][\w, -]*?)\s*[)\]]/,
    behind: /^\s*import\s+$/,
    say: ({ groups }) => `The names of an import stand in braces: \`import { ${groups?.names ?? ''} } from …\`.`,
    instead: ({ groups }) => `{ ${groups?.names ?? ''} }`,
  },
  {
    pattern: /\bimport\s+\*[^"\r\n]*|\bimport\s*"[^"\r\n]*"?/,
    behind: atLineStart,
    say: () => 'An import names what it brings in: `import { a, b } from "./file.wf"`.',
  },
  {
    pattern: /\b(?:include|use|using|require|load)\s*\(?\s*"[^"\r\n]*\.wf"\)?/,
    behind: atLineStart,
    said: declarationExpected,
    say: () => 'An import names what it brings in: `import { a, b } from "./file.wf"`.',
  },
  {
    pattern: /\bfrom\s+(?:"(?<path>[^"\r\n]*)"|[\w.]+)\s+import\s+\{?\s*(?<names>[A-Za-z_][\w, ]*\w|\w)?\s*\}?/,
    behind: atLineStart,
    said: declarationExpected,
    say: () => 'An import is written `import { a, b } from "./file.wf"`.',
    instead: ({ groups }) =>
      groups?.path === undefined || groups.names === undefined
        ? undefined
        : `import { ${groups.names} } from "${groups.path}"`,
  },
  {
    pattern: /:/,
    behind: /^\s*import\s*\{[^{}]*$/,
    say: () => 'Another name in this file stands behind `as`: `import { a as b } from …`.',
    instead: () => ' as',
  },
  {
    pattern: /(?<mark>(?:type|tool|workflow)\s+)[A-Za-z_]/,
    behind: /^\s*import\s*\{(?:[^{}]*,)?\s*$/,
    said: /^Expected `\}` after/,
    say: ([, word]) => `An import names what it brings in, and not its kind: leave out \`${word?.trim() ?? ''}\`.`,
    instead: () => '',
  },
  {
    pattern: /\b(?:export(?:\s+default)?|public|private|static|async)\s+(?=(?:tool|type|workflow)\b)/,
    behind: atLineStart,
    said: declarationExpected,
    say: ([found]) => `Whatever a file declares can be imported: leave out \`${found.trim()}\`.`,
    instead: () => '',
  },
];
