import { AstUtils } from 'langium';
import { nameText } from '#core/text/name-text.ts';
import { isCall, isCase, isFlow, isGroup, isLimit } from '#language/generated/ast.ts';
import { nameOf, workflowOf } from '../edits/chains.ts';
import { insert, insertLast } from '../edits/insert.ts';
import type { Fix, QuickFix } from './quick-fix.ts';

/** Lets the tool whose result is read be called before the one that reads it. */
export const callFirst: QuickFix = {
  codes: ['unset-result'],
  *fixes({ node, data, text }): Iterable<Fix> {
    const [workflow, tool] = [workflowOf(node), nameText(String(data.tool))];
    const reader = AstUtils.getContainerOfType(node, isCall);
    if (workflow === undefined) return;
    if (reader !== undefined) {
      const statement = `only after ${tool}: ${nameText(nameOf(reader))}`;
      const edit = insertLast(text, workflow, statement);
      if (edit) yield { title: `Add \`${statement}\``, edits: [edit], preferred: true };
    }
    const group = AstUtils.getContainerOfType(node, isGroup);
    const chain = group?.$container;
    if (!group?.$cstNode || !(isFlow(chain) || isCase(chain) || isLimit(chain))) return;
    yield {
      title: `Call \`${tool}\` directly before \`${reader ? nameOf(reader) : 'exit'}\``,
      edits: [insert(group.$cstNode.offset, `${tool} -> `)],
    };
  },
};
