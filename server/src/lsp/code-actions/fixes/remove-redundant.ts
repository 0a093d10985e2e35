import { AstUtils } from 'langium';
import { isCall, isFlow, isLimit, isMention } from '#language/generated/ast.ts';
import { removeElse } from '../edits/remove-target.ts';
import { removeCall, removeStatement } from '../edits/remove-statement.ts';
import type { Fix, QuickFix } from './quick-fix.ts';

/** Takes out what has no effect. */
export const removeRedundant: QuickFix = {
  codes: ['redundant-rule'],
  inBulk: true,
  *fixes({ node, text }): Iterable<Fix> {
    const limit = AstUtils.getContainerOfType(node, isLimit);
    const otherwise = limit && !isMention(node) ? removeElse(text, limit) : undefined;
    if (otherwise) {
      yield { title: 'Remove the `else` of this limit', edits: [otherwise], preferred: true };
      return;
    }
    const isSource =
      isCall(node) && isFlow(node.$container.$container) && node.$container.$container.source === node.$container;
    const removal = isCall(node) && !isSource ? removeCall(text, node) : removeStatement(text, node);
    if (removal) yield { title: `Remove \`${removal.what}\``, edits: [removal.edit], preferred: true };
  },
};
