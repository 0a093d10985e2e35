import type { Tool, Workflow } from '#language/generated/ast.ts';

/** `name(parameters): result` of a tool or workflow as its author wrote it, on one line. */
export function signatureText(node: Tool | Workflow): string {
  const parameters = node.parameters.map((parameter) => parameter.$cstNode?.text ?? parameter.name).join(', ');
  const result = node.returns?.$cstNode?.text;
  return `${node.name}(${parameters})${result === undefined ? '' : `: ${result}`}`.replace(/\s+/g, ' ');
}
