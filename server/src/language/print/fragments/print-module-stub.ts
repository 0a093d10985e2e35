import type { NodeId } from '#core/ir/node-id.ts';
import type { Tool } from '#core/ir/tool.ts';
import type { TypeTable } from '#core/types/type-table.ts';
import { typescriptObject, typescriptText, type ReferenceText } from '#core/types/typescript-text.ts';

const identifier = /^[A-Za-z_$][\w$]*$/;
/** Words that cannot be the name of a function in a module. */
const taken = new Set(
  (
    'arguments await break case catch class const continue debugger default delete do else enum eval export extends false ' +
    'finally for function if implements import in instanceof interface let new null package private protected public ' +
    'return static super switch this throw true try typeof var void while with yield'
  ).split(' '),
);

/** The name under which a module can export a tool's function: its own where that is a name in JavaScript. */
export function exportName(tool: string): string {
  const name = tool.replace(/[^\w$]+/g, '_').replace(/^(?=\d)/, '_');
  return identifier.test(name) && !taken.has(name) ? name : `${identifier.test(name) ? name : ''}_`;
}

/**
 * A TypeScript module with a typed function for a tool that fails until it is written, by default under the name that the
 * tool would look for. Needs no other file.
 */
export function printModuleStub(tool: Tool, types: TypeTable, name = exportName(tool.name)): string {
  const reference = inlineReference(types, new Set());
  const { parameters, returns, secrets, doc } = tool;
  const result = returns === undefined ? 'unknown' : typescriptText(returns, reference);
  const named = secrets.map((name) => `readonly ${JSON.stringify(name)}: string`).join('; ');
  const context = `{ readonly secrets: ${named === '' ? 'Record<string, never>' : `{ ${named} }`}; readonly idempotencyKey: string }`;
  const lines = [
    ...(doc === undefined
      ? []
      : [
          '/**',
          ...doc
            .replaceAll('*/', '* /')
            .split('\n')
            .map((line) => ` * ${line}`.trimEnd()),
          ' */',
        ]),
    `export async function ${exportName(name)}(`,
    `  args: ${typescriptObject(parameters, reference)},`,
    `  context: ${context},`,
    `): Promise<${result}> {`,
    `  throw new Error(${JSON.stringify(`${tool.name} is not written yet`)});`,
    '}',
  ];
  return `${lines.join('\n')}\n`;
}

/** Declared types are written out; one that holds itself is `unknown` where it does. */
function inlineReference(types: TypeTable, open: ReadonlySet<NodeId>): ReferenceText {
  return (id) => {
    const declared = types.get(id);
    if (declared === undefined || open.has(id)) return 'unknown';
    return `(${typescriptText(declared.type, inlineReference(types, new Set([...open, id])))})`;
  };
}
