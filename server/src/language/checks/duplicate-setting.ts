import type { AstNode } from 'langium';
import { isSetting, isTool, isWorkflow } from '../generated/ast.ts';
import type { LoweringContext } from '../lowering/lowering-context.ts';
import type { DeclarationTextCheck } from './file-check.ts';

/** `duplicate-setting`: a workflow gives each setting, a tool each clause at most once. */
export const duplicateSetting: DeclarationTextCheck = (declaration, lowering) => {
  if (isWorkflow(declaration)) once(declaration.statements.filter(isSetting), lowering);
  if (isTool(declaration)) once(declaration.clauses, lowering);
};

function once(nodes: readonly AstNode[], context: LoweringContext): void {
  const first = new Map<string, AstNode>();
  for (const node of nodes) {
    const earlier = first.get(node.$type);
    if (!earlier) {
      first.set(node.$type, node);
      continue;
    }
    const word = node.$type.replace(/(Setting|Clause)$/, '').toLowerCase();
    context.report('duplicate-setting', node, `\`${word}\` is given twice; only the first counts.`, {
      related: [{ at: context.idOf(earlier), message: 'The first one.' }],
    });
  }
}
