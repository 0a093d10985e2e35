import type { LangiumDocument } from 'langium';
import { parametersSchema, schemaOf } from '#core/types/json-schema.ts';
import { typeTable } from '#core/types/type-table.ts';
import type { Lowering } from '#language/analysis/lowering.ts';
import type { Declaration } from '#language/generated/ast.ts';
import { fenced } from './markdown.ts';

/** The JSON Schema of a declaration: of a type what its values are, of a tool or workflow what a call of it takes. */
export function schemaHover(document: LangiumDocument, node: Declaration, lowering: Lowering): string | undefined {
  const { tools, workflows, types } = lowering.lower(document);
  const table = typeTable(types);
  const id = lowering.contextFor(document).idOf(node);
  const tool = tools.find((one) => one.id === id);
  const parameters = tool?.parameters ?? workflows.find((one) => one.id === id)?.inputs;
  const type = types.find((one) => one.id === id)?.type;
  if (parameters === undefined && type === undefined) return undefined;
  const schema = parameters === undefined ? type && schemaOf(type, table) : parametersSchema(parameters, table);
  const result = tool?.returns === undefined ? [] : ['Result:', json(schemaOf(tool.returns, table))];
  return ['JSON Schema, as a model gets it:', json(schema), ...result].join('\n\n');
}

function json(value: unknown): string {
  return fenced('json', JSON.stringify(value, undefined, 2));
}
