import type { GraphNode, WorkflowGraph } from '#core/graph/workflow-graph.ts';
import { edgeLabel, isImplied, nodeLines } from './labels.ts';

/** A Mermaid flow chart. Names of the workflow appear in quoted labels only, never as identifiers. */
export function mermaid(graph: WorkflowGraph): string {
  const ids = new Map(graph.nodes.map((node, index) => [node.id, `n${index}`]));
  const nodes = graph.nodes.map((node) => `${ids.get(node.id) ?? ''}${shape(node)}`);
  const edges = graph.edges.map((edge) => {
    const label = edgeLabel(edge);
    const arrow = `${isImplied(edge) ? '-.->' : '-->'}${label === '' ? '' : `|${quoted([label])}|`}`;
    return `${ids.get(edge.from) ?? ''} ${arrow} ${ids.get(edge.to) ?? ''}`;
  });
  return ['flowchart TD', ...nodes.map((line) => `  ${line}`), ...edges.map((line) => `  ${line}`), ''].join('\n');
}

function shape(node: GraphNode): string {
  const label = quoted(nodeLines(node));
  switch (node.kind) {
    case 'start':
    case 'exit':
      return `([${label}])`;
    case 'any':
      return `{{${label}}}`;
    case 'tool':
      return node.approval ? `[/${label}/]` : `[${label}]`;
  }
}

/** Mermaid knows no escape but character codes: all that it, Markdown or HTML could read as markup becomes one. */
function quoted(lines: readonly string[]): string {
  const codes = (line: string): string =>
    line.replace(/[^\p{L}\p{N} .,_:/-]/gu, (sign) => `#${sign.codePointAt(0) ?? 0};`);
  return `"${lines.map(codes).join('<br>')}"`;
}
