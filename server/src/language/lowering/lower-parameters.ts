import type { Parameter } from '#core/ir/tool.ts';
import type { Parameter as WrittenParameter } from '../generated/ast.ts';
import { written } from '../syntax/written.ts';
import { lowerType } from './lower-type.ts';
import { lowerConstant } from './lower-value.ts';
import type { LoweringContext } from './lowering-context.ts';

/** Lowers the parameters of a tool or the inputs of a workflow. Of two with one name the first counts. */
export function lowerParameters(nodes: readonly WrittenParameter[], context: LoweringContext): readonly Parameter[] {
  const parameters = new Map<string, Parameter>();
  for (const node of nodes) {
    const name = written(node.name);
    if (name === undefined || parameters.has(name)) continue;
    parameters.set(name, {
      id: context.idOf(node),
      name,
      type: lowerType(node.type, context),
      optional: node.optional,
      ...(node.default ? { default: lowerConstant(node.default) } : {}),
      ...context.docOf(node),
    });
  }
  return [...parameters.values()];
}
