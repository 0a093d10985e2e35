import { AstUtils } from 'langium';
import { isCase, isLiteral } from '#language/generated/ast.ts';
import { removeItem, removeLines } from '../edits/remove.ts';
import { shown } from '../edits/remove-statement.ts';
import type { Fix, QuickFix } from './quick-fix.ts';

/** Takes out a case, or one of its values, that no result comes to. */
export const removeCase: QuickFix = {
  codes: ['unreachable-case'],
  inBulk: true,
  *fixes({ node, text, start }): Iterable<Fix> {
    const around = AstUtils.getContainerOfType(node, isCase);
    const key = around?.keys.find(({ $cstNode }) => $cstNode?.offset === start);
    if (!around?.$cstNode || !isLiteral(key)) return;
    const one = removeItem(around.keys, key);
    const isAlone = around.$container.cases.length === 1;
    if (one) yield { title: `Remove \`${shown(key)}\` from this case`, edits: [one], preferred: true };
    else if (!isAlone) {
      const edits = [removeLines(text, around.$cstNode)];
      yield { title: `Remove the case \`${shown(key)}\``, edits, preferred: true };
    }
  },
};
