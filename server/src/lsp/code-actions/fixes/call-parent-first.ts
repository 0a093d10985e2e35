import { AstUtils } from 'langium';
import { nameText } from '#core/text/name-text.ts';
import { isOnlyAfter } from '#language/generated/ast.ts';
import { addArrow } from '../edits/add-arrow.ts';
import { workflowOf } from '../edits/chains.ts';
import { callDirectlyBefore } from '../edits/order-calls.ts';
import { rulesOf } from '../edits/rules-of.ts';
import type { Fix, QuickFix } from './quick-fix.ts';

/** Calls the tool that another one waits for directly before it, again when it fails. */
export const callParentFirst: QuickFix = {
  codes: ['conflicting-rules', 'dead-end', 'unreachable-tool'],
  *fixes(request): Iterable<Fix> {
    const workflow = workflowOf(request.node);
    if (workflow === undefined) return;
    for (const place of rulesOf(request)) {
      const rule = AstUtils.getContainerOfType(place, isOnlyAfter);
      if (rule === undefined) continue;
      for (const { tool } of rule.tools) {
        const parent = rule.parent.tool.$refText;
        const ordering = callDirectlyBefore(workflow, parent, tool.$refText);
        if (ordering === undefined) continue;
        yield { ...ordering, preferred: true };
        const again = addArrow(request.text, workflow, parent, nameText(parent));
        if (again === undefined) continue;
        yield {
          title: `${ordering.title}, again when it fails`,
          edits: [...ordering.edits, again.edit],
          preferred: true,
          leaves: ['unbounded-loop'],
        };
      }
    }
  },
};
