import { AstUtils } from 'langium';
import { nameText } from '#core/text/name-text.ts';
import { isCall, isCase, isFlow, isGroup, isLimit } from '#language/generated/ast.ts';
import { nameOf, workflowOf } from '../edits/chains.ts';
import { insert } from '../edits/insert.ts';
import { orderings } from '../edits/order-calls.ts';
import type { Fix, QuickFix } from './quick-fix.ts';

/** Lets the tool whose result is read be called before the one that reads it. */
export const callFirst: QuickFix = {
  codes: ['unset-result'],
  *fixes({ node, data, text }): Iterable<Fix> {
    const [workflow, tool] = [workflowOf(node), String(data.tool)];
    const reader = AstUtils.getContainerOfType(node, isCall);
    if (workflow === undefined) return;
    if (reader !== undefined) {
      for (const ordering of orderings(text, workflow, tool, nameOf(reader))) yield { ...ordering, preferred: true };
    }
    const group = AstUtils.getContainerOfType(node, isGroup);
    const chain = group?.$container;
    if (!group?.$cstNode || !(isFlow(chain) || isCase(chain) || isLimit(chain))) return;
    const title = `Call \`${tool}\` here before \`${reader ? nameOf(reader) : 'exit'}\``;
    yield { title, edits: [insert(group.$cstNode.offset, `${nameText(tool)} -> `)] };
  },
};
