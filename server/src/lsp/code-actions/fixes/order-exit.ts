import { workflowOf } from '../edits/chains.ts';
import { orderings } from '../edits/order-calls.ts';
import type { Fix, QuickFix } from './quick-fix.ts';

/** Lets an exit wait for a tool that is required before it. */
export const orderExit: QuickFix = {
  codes: ['vetoed-exit', 'unmet-requirement'],
  *fixes({ node, data, text }): Iterable<Fix> {
    const workflow = workflowOf(node);
    const exits = typeof data.tool === 'string' ? [data.tool] : listOf(data.exits);
    if (workflow === undefined) return;
    for (const earlier of listOf(data.missing)) {
      for (const later of exits) {
        for (const ordering of orderings(text, workflow, earlier, later)) yield { ...ordering, preferred: true };
      }
    }
  },
};

function listOf(value: unknown): readonly string[] {
  return Array.isArray(value) ? (value as readonly string[]) : [];
}
