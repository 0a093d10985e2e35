import { AstUtils } from 'langium';
import { isNamedType, isTypeAlias, isUnionType, type TypeAlias } from '#language/generated/ast.ts';
import { written } from '#language/syntax/written.ts';
import type { Edit } from '#language/print/edits.ts';
import { removeItem } from '../edits/remove.ts';
import type { Fix, QuickFix } from './quick-fix.ts';

/** Takes a type out of itself, or puts a list between. */
export const mendType: QuickFix = {
  codes: ['circular-type'],
  *fixes({ node }): Iterable<Fix> {
    const alias = AstUtils.getContainerOfType(node, isTypeAlias);
    if (alias === undefined) return;
    const edit = withoutItself(alias);
    if (edit) yield { title: `Remove \`${alias.name}\` from its own type`, edits: [edit], preferred: true };
    const type = written(alias.type);
    if (!isNamedType(type) || !type.$cstNode) return;
    const { end, text } = type.$cstNode;
    yield {
      title: `Make it a list: \`${text}[]\``,
      edits: [{ start: end, end, text: '[]' }],
      preferred: true,
    };
  },
};

function withoutItself(alias: TypeAlias): Edit | undefined {
  const union = written(alias.type);
  if (!isUnionType(union)) return undefined;
  const itself = union.options.find((option) => isNamedType(option) && written(option.declaration)?.ref === alias);
  return itself && removeItem(union.options, itself);
}
