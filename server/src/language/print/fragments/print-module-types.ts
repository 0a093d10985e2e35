import type { Tool } from '#core/ir/tool.ts';
import type { TypeDeclaration } from '#core/ir/type.ts';
import { typescriptKey, typescriptObject, typescriptText, type ReferenceText } from '#core/types/typescript-text.ts';

/**
 * A TypeScript declaration file for the modules that do the tools of a `.wf` file: `Tools["name"]` is the function of a
 * tool, `Types["Name"]` a type that the file declares. `file` is the name of the `.wf` file.
 */
export function printModuleTypes(file: string, tools: readonly Tool[], types: readonly TypeDeclaration[]): string {
  const keys = typeKeys(types);
  const reference: ReferenceText = (id) => `Types[${JSON.stringify(keys.get(id))}]`;
  const lines = [
    `// Written by \`wf types\` from ${JSON.stringify(file)}: do not edit.`,
    '',
    '/** What a function gets beside its arguments. */',
    'export interface Context<Secret extends string = never> {',
    '  /** The secrets that the tool names. */',
    '  readonly secrets: Readonly<Record<Secret, string>>;',
    '  /** The same for every attempt at one call, unique otherwise. */',
    '  readonly idempotencyKey: string;',
    '}',
    '',
    'export interface Types {',
    ...types.flatMap(({ id, type, doc }) => [
      ...comment(doc),
      `  ${JSON.stringify(keys.get(id))}: ${typescriptText(type, reference)};`,
    ]),
    '}',
    '',
    'export interface Tools {',
    ...tools.flatMap((tool) => [
      ...comment(tool.doc),
      `  ${typescriptKey(tool.name)}: ${functionType(tool, reference)};`,
    ]),
    '}',
  ];
  return `${lines.join('\n')}\n`;
}

function functionType({ parameters, returns, secrets }: Tool, reference: ReferenceText): string {
  const names = secrets.map((name) => JSON.stringify(name)).join(' | ');
  const context = names === '' ? 'Context' : `Context<${names}>`;
  const result = returns === undefined ? 'unknown' : typescriptText(returns, reference);
  const given = returns === undefined ? result : `${result} | Promise<${result}>`;
  return `(args: ${typescriptObject(parameters, reference)}, context: ${context}) => ${given}`;
}

/** Two types of different files may share a name. */
function typeKeys(types: readonly TypeDeclaration[]): ReadonlyMap<string, string> {
  const used = new Set<string>();
  const keys = new Map<string, string>();
  for (const { id, name } of types) {
    let key = name;
    for (let number = 2; used.has(key); number += 1) key = `${name} ${number}`;
    used.add(key);
    keys.set(id, key);
  }
  return keys;
}

function comment(doc: string | undefined): readonly string[] {
  if (doc === undefined) return [];
  return [
    '  /**',
    ...doc
      .replaceAll('*/', '* /')
      .split('\n')
      .map((line) => `   * ${line}`.trimEnd()),
    '   */',
  ];
}
