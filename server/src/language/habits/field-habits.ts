import type { Habit } from './habit.ts';
import { typeNamed } from './type-meant.ts';

const inHead = /^\s*(?:tool|workflow)\b[^()]*\((?:[^()]|\([^()]*\))*$/;
const typeWord = String.raw`(?:string|number|integer|boolean|any|str|int|float|double|bool|[A-Z]\w*)(?:\[\])?`;

const defaultName = /(?!(?:None|NULL|True|TRUE|False|FALSE|nil|undefined)\b)[A-Za-z_]\w*(?:\.\w+)*(?![\w.(])/;
const noName = 'A default is known before any run, so it is no name';

/** Parameters and fields as other languages write them. */
export const fieldHabits: readonly Habit[] = [
  {
    pattern: /(?:inputs?\s+)?[A-Za-z_]\w*\??\s*:\s*(?:any|boolean|integer|number|string)\b[^\r\n]*/,
    behind: /^\s*$/,
    said: /^Expected `->` after/,
    say: () => 'The inputs of a workflow stand behind its name: `workflow w(topic: string) { … }`.',
  },
  {
    pattern: new RegExp(String.raw`\b(?<type>${typeWord})\s+(?<name>(?!or\b|and\b)[A-Za-z_]\w*)(?![\w-]|\??\s*:)`),
    behind: /(?:^\s*(?:tool|workflow)\b[^()]*\(|[{,])\s*$/,
    said: /^Expected `:` after/,
    say: ({ groups }) => `The name stands before its type: \`${typedName(groups)}\`.`,
    instead: ({ groups }) => typedName(groups),
  },
  {
    pattern: /\.{3}\s*(?=\w)|\*{1,2}(?=\w)/,
    behind: inHead,
    say: () => 'A parameter that takes several values is a list: `names: string[]`.',
    instead: () => '',
  },
  {
    pattern: /;/,
    behind: inHead,
    said: /^Expected `\)`/,
    say: () => 'Parameters are separated by `,`, not by `;`.',
    instead: () => ',',
  },
  {
    pattern: /[[{](?<list>[^[\]{}\r\n]*)[\]}]/,
    behind: /^\s*(?:tool|workflow)\s+[\w`-]+\s*$/,
    said: /^Expected `[({]` after/,
    say: () => 'Parameters stand in round brackets: `(name: string)`.',
    instead: ({ groups }) => (/^\s*\w+\??\s*:/.test(groups?.list ?? '') ? `(${groups?.list ?? ''})` : undefined),
  },
  {
    pattern: /\w+\??\s*:\s*[^{}\r\n]*?(?=\s*\{\s*(?:$|\/\/))/,
    behind: /^\s*workflow\s+[\w`-]+\s+$/,
    said: /^Expected `\{` after/,
    say: () => 'The inputs of a workflow stand in round brackets: `workflow w(topic: string) { … }`.',
    instead: ([inputs]) => `(${inputs})`,
  },
  {
    pattern: /:\s*(?=["\d[-]|(?:false|null|true)\b)/,
    behind: /[(,]\s*\w+\??\s*:\s*[^,():]*[^,():\s]\s*$/,
    said: /^Expected `\)` after/,
    say: () => 'A default stands behind `=`: `count: integer = 3`.',
    instead: () => '= ',
  },
  {
    pattern: /"[^"\r\n]*"/,
    behind: inHead,
    said: /^Expected `\)`/,
    say: () => 'What a parameter is for is said by the comment above: `@param name …`.',
    instead: () => '',
  },
  {
    pattern: defaultName,
    behind: /\w\??\s*:\s*(?:boolean|integer|number|[^,:=]*\])\s*=\s*$/,
    said: /^Expected a value after `=`/,
    say: () => `${noName}.`,
  },
  {
    pattern: defaultName,
    behind: /\w\??\s*:\s*[^,:=]+=\s*$/,
    said: /^Expected a value after `=`/,
    say: ([name]) => `${noName}: a text stands in quotes, \`"${name}"\`.`,
    instead: ([name]) => `"${name}"`,
  },
  {
    pattern: /\b(?<word>const|in|input|let|optional|param|public|readonly|required|var)\s+(?<name>\w+)(?=\??\s*:)/,
    said: /^Expected `:` after `(?:const|in|input|let|optional|param|public|readonly|required|var)`/,
    say: ({ groups }) =>
      `Nothing stands before the name of an input, parameter or field: leave out \`${groups?.word ?? ''}\`.`,
    instead: ({ groups }) => groups?.name,
  },
  {
    // All of the line: one alone leaves the error of the next.
    pattern: /"[\w-]+"\s*\??\s*:[^"\r\n]*(?:"[\w-]+"\s*\??\s*:[^"\r\n]*)*(?=[},\r\n]|$)/,
    behind: /^\s*(?:type\b.*=|tool\b.*\(|workflow\b.*\().*[{,]\s*$/,
    said: /^Expected `\}` after/,
    say: () => 'The name of a field stands without quotes.',
    instead: ([fields]) => fields.replace(/"([\w-]+)"/g, '$1'),
  },
  {
    pattern: /=\s*(?:"[^"\r\n]*"|[\w.-]+)/,
    behind: /\{[^{}]*:\s*[^{}=]*$/,
    said: /^Expected `\}` after/,
    say: () => 'A field has no default: what may be absent has a `?` behind its name.',
    instead: () => '',
  },
  {
    pattern: /\{\s*\[[^\]\r\n]*\]\s*:[^{}\r\n]*\}/,
    said: /^Expected `\}` after `\{`/,
    say: () => 'An object whose fields nobody knows before is `any`.',
    instead: () => 'any',
  },
  {
    pattern: /[A-Za-z_]\w*(?=\??\s*:)/,
    behind: /\{[^{}]*:[^,{}]*\s$/,
    said: /^Expected `\}` after/,
    say: ([name]) => `Fields are separated by \`,\`: one is missing before \`${name}\`.`,
    instead: ([name]) => `, ${name}`,
  },
];

function typedName(groups: Readonly<Record<string, string>> | undefined): string {
  const [, name = 'any', list = ''] = /^(\w+)(\[\])?$/.exec(groups?.type ?? '') ?? [];
  return `${groups?.name ?? 'x'}: ${typeNamed(name)}${list}`;
}
