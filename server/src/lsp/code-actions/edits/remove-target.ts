import type { AstNode } from 'langium';
import { isCase, isFlow, isGroup, isLimit, isWhen, type Member, type Target } from '#language/generated/ast.ts';
import type { Edit } from '#language/print/edits.ts';
import { removeItem, removeLines } from './remove.ts';

/** Takes one target out of the choice that it stands in; the only one goes with its arrow, case or statement. */
export function removeMember(text: string, member: Member): Edit | undefined {
  const group = member.$container;
  return removeItem(group.members, member) ?? (isGroup(group) ? removeTarget(text, group) : undefined);
}

/** Takes a whole group or `when` out of its chain; what follows it is then led to by what came before. */
export function removeTarget(text: string, target: Target): Edit | undefined {
  const around: AstNode = target.$container;
  const cst = target.$cstNode;
  if (cst === undefined) return undefined;
  if (isFlow(around)) {
    if (around.source === target) return headless(text, around, around.targets);
    const before = around.targets[around.targets.indexOf(target) - 1] ?? around.source;
    if (around.targets.length > 1 && before.$cstNode) return { start: before.$cstNode.end, end: cst.end, text: '' };
    return around.$cstNode && removeLines(text, around.$cstNode);
  }
  if (!isCase(around) && !isLimit(around)) return undefined;
  if (around.targets.length > 1) {
    const [first, second] = around.targets;
    if (target === first && second?.$cstNode) return { start: cst.offset, end: second.$cstNode.offset, text: '' };
    const before = around.targets[around.targets.indexOf(target) - 1]?.$cstNode;
    return before && { start: before.end, end: cst.end, text: '' };
  }
  if (isLimit(around)) return removeElse(text, around);
  const when = around.$container;
  return isWhen(when) && when.cases.length > 1 && around.$cstNode ? removeLines(text, around.$cstNode) : undefined;
}

/** Takes the `else -> …` off a limit. */
export function removeElse(text: string, limit: AstNode): Edit | undefined {
  const cst = limit.$cstNode;
  const at = cst && /\s+else\s*->/.exec(text.slice(cst.offset, cst.end));
  return cst && at ? { start: cst.offset + at.index, end: cst.end, text: '' } : undefined;
}

function headless(text: string, flow: AstNode, targets: readonly Target[]): Edit | undefined {
  const [next, further] = targets;
  const cst = flow.$cstNode;
  if (cst === undefined) return undefined;
  if (next?.$cstNode === undefined || further === undefined) return removeLines(text, cst);
  return { start: cst.offset, end: next.$cstNode.offset, text: '' };
}
