import type { Tool, Workflow } from '#language/generated/ast.ts';

const known = new WeakMap<Tool | Workflow, string>();

/**
 * `name(parameters): result` of a tool or workflow as its author wrote it, on one line. A declaration never changes
 * once it is read, so each is written once: a list of offers shows every one that there is.
 */
export function signatureText(node: Tool | Workflow): string {
  const text = known.get(node) ?? written(node);
  known.set(node, text);
  return text;
}

function written(node: Tool | Workflow): string {
  const parameters = node.parameters.map((parameter) => parameter.$cstNode?.text ?? parameter.name).join(', ');
  const result = node.returns?.$cstNode?.text;
  return `${node.name}(${parameters})${result === undefined ? '' : `: ${result}`}`.replace(/\s+/g, ' ');
}
