import { counted } from '#core/events/measures.ts';
import { visibleText } from '#core/events/visible-text.ts';
import type { GraphEdge, GraphNode } from '#core/graph/workflow-graph.ts';

/** The lines of a node: its name, then what the rules say of it. Every character is one that shows. */
export function nodeLines(node: GraphNode): readonly string[] {
  if (node.kind !== 'tool') return [node.kind];
  const notes = [
    node.approval ? 'a person agrees' : '',
    node.limit === undefined ? '' : `at most ${counted(node.limit, 'call')}`,
    node.required ? 'before every exit' : '',
    ...node.after.map((tool) => `only after ${tool}`),
    ...node.directlyAfter.map((tool) => `only directly after ${tool}`),
  ];
  return [node.tool, ...notes.filter((note) => note !== '')].map(visibleText);
}

/** What stands beside an edge; empty when it may always be taken. */
export function edgeLabel({ when }: GraphEdge): string {
  switch (when.kind) {
    case 'always':
    case 'free':
      return '';
    case 'case': {
      const keys = when.keys.map((key) => JSON.stringify(key)).join(' | ');
      return visibleText(when.path.length === 0 ? keys : `${when.path.join('.')}: ${keys}`);
    }
    case 'failed':
      return 'failed';
    case 'otherwise':
      return 'else';
    case 'used-up':
      return `instead, after ${counted(when.limit, 'call')}`;
  }
}

/** Drawn with a broken line: nobody wrote an arrow here. */
export function isImplied({ when }: GraphEdge): boolean {
  return when.kind === 'free' || when.kind === 'used-up';
}
