import type { Habit } from './habit.ts';
import { typeInstead, typeNamed } from './type-meant.ts';

const declarationExpected = /^Expected `type`, `tool` or `workflow`/;
const atLineStart = /^\s*$/;

/** Types as other languages write them. */
export const typeHabits: readonly Habit[] = [
  {
    pattern: /(?<mark>[-=]>(?:[ \t]*\w+)?)/,
    behind: /^\s*workflow\b(?:.*\)|\s+[\w`-]+)\s*$/,
    said: /^Expected `\{` after `[^`]+`|means nothing here/,
    say: ([found]) =>
      /\w/.test(found)
        ? `The result type of a workflow stands behind \`:\`, not behind \`${found.slice(0, 2)}\`.`
        : 'The body of a workflow stands in braces, `workflow w { … }`.',
    instead: insteadOfArrow,
  },
  {
    pattern: /=/,
    behind: /^\s*workflow\b(?:.*\)|\s+[\w`-]+)\s*$/,
    said: /^Expected `\{` after/,
    say: () => 'The body of a workflow stands in braces, `workflow w { … }`, without `=`.',
    instead: () => '',
  },
  {
    pattern: /\b(?<mark>[A-Za-z_]\w*(?:\[[^[\]\r\n]*\]|<[^<>\r\n]*>))/,
    said: /^Expected `\]` after `\[`|^`<[^`]*` means nothing here/,
    say: ([found]) => `No type has others in brackets, as \`${found}\` does: ${typeInstead(found).say}.`,
    instead: ([found]) => typeInstead(found).write,
  },
  {
    pattern: /\[\s*(?<element>\w+)\s*\]/,
    said: /^Expected a type/,
    say: ({ groups }) => `A list is written \`${groups?.element ?? 'string'}[]\`.`,
    instead: ({ groups }) => `${groups?.element ?? ''}[]`,
  },
  {
    pattern: /(?<name>\w+)\s*:\s*(?<type>[\w[\]]+)\?/,
    said: /^Expected .* not `\?`/,
    say: ({ groups }) => `The \`?\` stands behind the name of what may be left out: \`${optional(groups)}\`.`,
    instead: ({ groups }) => optional(groups),
  },
  {
    pattern: /\bdefault\b/,
    behind: /\w+\s*:\s*[^,]+$/,
    said: /^Expected `\)` after/,
    say: () => 'The default of a parameter stands behind `=`: `count: integer = 3`.',
    instead: () => '=',
  },
  {
    pattern: /,/,
    behind: /^\s*type\s+[^\s=]+\s*=[^({]*$/,
    said: declarationExpected,
    say: () => 'Values of which one is meant are separated by `|`: `"a" | "b"`.',
    instead: () => ' |',
  },
  {
    pattern: /;/,
    behind: /\{.*:[^{}]*$|^\s*[\w`]+\??\s*:[^{}]*$/,
    said: /^Expected `\}` after/,
    say: () => 'Fields are separated by `,`, not by `;`.',
    instead: () => ',',
  },
  {
    pattern: /[A-Za-z_]\w*(?=\??\s*:)/,
    behind: atLineStart,
    said: /^Expected `\}` after/,
    say: () => 'Fields are separated by `,`: one is missing before this field.',
  },
  {
    pattern: /[A-Za-z_]\w*(?=\??\s*:)/,
    behind: /^\s*$|^\s*(?:tool|workflow)\b.*\(.*\s$/,
    said: /^Expected `\)` after/,
    say: ([name]) => `Parameters are separated by \`,\`: one is missing before \`${name}\`.`,
    // At the beginning of a line the comma belongs to the line before.
    instead: ({ 0: name, index, input }) => (input.slice(0, index).trim() === '' ? undefined : `, ${name}`),
  },
  {
    pattern: /(?<mark>[A-Za-z_]\w*|"[^"\r\n]*")\s*:/,
    behind: /\bbody\s*\{.*:.*\s$/,
    said: /^Expected `\}` after/,
    say: ({ groups }) => `Fields are separated by \`,\`: one is missing before \`${groups?.mark ?? ''}\`.`,
    instead: ({ groups }) => `, ${groups?.mark ?? ''}`,
  },
  {
    pattern: /\{/,
    behind: /^\s*type\s+[^\s={]+\s*$/,
    said: /^Expected `=` after/,
    say: () => 'Between the name of a type and the type stands `=`.',
    instead: () => '= {',
  },
  {
    pattern: /\b(?:interface|class|struct|record|schema)\s+(?<name>[A-Za-z_]\w*)/,
    behind: atLineStart,
    said: declarationExpected,
    say: ({ groups }) => `A type is declared by \`type\`: \`type ${groups?.name ?? 'T'} = { … }\`.`,
    instead: ({ groups }) => `type ${groups?.name ?? 'T'} =`,
  },
  {
    pattern: /\benum\s+(?<name>[A-Za-z_]\w*)\s*\{\s*(?<values>\w+(?:\s*,\s*\w+)*)\s*,?\s*\}/,
    behind: atLineStart,
    said: declarationExpected,
    say: () => choiceOfValues,
    instead: choiceOf,
  },
  {
    pattern: /\benum\b/,
    behind: atLineStart,
    said: declarationExpected,
    say: () => choiceOfValues,
  },
];

const choiceOfValues = 'A choice of values is a type: `type Color = "red" | "blue"`.';

function optional(groups: Readonly<Record<string, string>> | undefined): string {
  return `${groups?.name ?? ''}?: ${groups?.type ?? ''}`;
}

/** A type behind an arrow stands behind `:`, and a body behind nothing. */
function insteadOfArrow({ 0: arrow, index, input }: RegExpExecArray): string | undefined {
  if (/\w/.test(arrow)) return `: ${typeNamed(arrow.slice(2).trim())}`;
  return /^\s*\{/.test(input.slice(index + arrow.length)) ? '' : undefined;
}

function choiceOf({ groups }: RegExpExecArray): string {
  const values = (groups?.values ?? '').split(',').map((value) => `"${value.trim()}"`);
  return `type ${groups?.name ?? 'Color'} = ${values.join(' | ')}`;
}
