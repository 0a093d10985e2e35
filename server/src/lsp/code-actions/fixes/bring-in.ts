import { nameText } from '#core/text/name-text.ts';
import { isFlow, isGroup, isUse, type Flow } from '#language/generated/ast.ts';
import { addArrow } from '../edits/add-arrow.ts';
import { namesIn, workflowOf } from '../edits/chains.ts';
import { insert, insertLast } from '../edits/insert.ts';
import { removeStatement } from '../edits/remove-statement.ts';
import type { Fix, QuickFix } from './quick-fix.ts';

/** Makes a tool that a rule names one of the workflow, or takes the rule out. */
export const bringIn: QuickFix = {
  codes: ['not-in-workflow'],
  *fixes({ node, data, text }): Iterable<Fix> {
    const workflow = workflowOf(node);
    if (workflow === undefined) return;
    const name = nameText(String(data.tool));
    const use = workflow.statements.find(isUse)?.tools.at(-1)?.$cstNode;
    const edit = use ? insert(use.end, `, ${name}`) : insertLast(text, workflow, `use ${name}`);
    if (edit) yield { title: `Add \`use ${name}\``, edits: [edit] };
    for (const tool of workflow.statements.filter(isFlow).flatMap(lastTools).toReversed().slice(0, mostTools)) {
      const added = addArrow(text, workflow, tool, name);
      if (added) yield { title: added.title, edits: [added.edit] };
    }
    const removal = removeStatement(text, node);
    if (removal) yield { title: `Remove \`${removal.what}\``, edits: [removal.edit] };
  },
};

const mostTools = 3;

/** The tools that a flow ends with before its `exit`. */
function lastTools({ source, targets }: Flow): readonly string[] {
  return (
    [source, ...targets]
      .filter(isGroup)
      .map(namesIn)
      .findLast((names) => names.length > 0) ?? []
  );
}
