import { isCall, isFlow, type Call } from '#language/generated/ast.ts';
import type { AstNode } from 'langium';
import { removeCall, removeStatement, shown, type Removal } from '../edits/remove-statement.ts';
import { removeMember, removeTarget } from '../edits/remove-target.ts';
import { arrowsFrom, nameOf, workflowOf } from '../edits/chains.ts';
import { rulesOf } from '../edits/rules-of.ts';
import type { Fix, QuickFix } from './quick-fix.ts';

/** Takes out one of two things that cannot both hold: the arrow that a finding marks, or a statement that forbids it. */
export const removeConflict: QuickFix = {
  codes: ['conflicting-rules', 'shadowed-arrow', 'unmet-requirement', 'recursive-workflow'],
  *fixes(request): Iterable<Fix> {
    const { node, text } = request;
    const titles = new Set<string>();
    const removals = [
      own(text, node),
      ...rulesOf(request).map((rule) => whatFollows(text, rule)),
      ...rulesOf(request).flatMap((rule) => (isHead(rule) ? [] : removeStatement(text, rule))),
    ];
    for (const removal of removals) {
      const title = removal && `Remove \`${removal.what}\``;
      if (!removal || !title || titles.has(title)) continue;
      titles.add(title);
      yield { title, edits: [removal.edit] };
    }
  },
};

function own(text: string, node: AstNode | undefined): Removal | undefined {
  if (node?.$type === 'Exit' && node.$container?.$type === 'Group') {
    const edit = removeMember(text, node as Parameters<typeof removeMember>[1]);
    return edit && { what: 'exit', edit };
  }
  return isCall(node) && !isSource(node) ? removeCall(text, node) : removeStatement(text, node);
}

/** The `when` or group that the rule of a source leads to, where its chain ends with it. */
function whatFollows(text: string, rule: AstNode): Removal | undefined {
  const workflow = workflowOf(rule);
  const arrow =
    workflow && isCall(rule)
      ? arrowsFrom(workflow, nameOf(rule)).find(({ from }) => from === rule.$container)
      : undefined;
  const edit = arrow?.isLast === true ? removeTarget(text, arrow.to) : undefined;
  return edit && arrow && { what: `-> ${shown(arrow.to)}`, edit };
}

function isSource(call: Call): boolean {
  const flow = call.$container.$container;
  return isFlow(flow) && flow.source === call.$container;
}

/** A rule that is named by a target: what the finding itself marks. */
function isHead(node: AstNode): boolean {
  return isCall(node) && !isSource(node);
}
