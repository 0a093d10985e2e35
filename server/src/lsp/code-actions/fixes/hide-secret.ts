import { AstUtils } from 'langium';
import { isTool, isWorkflow } from '#language/generated/ast.ts';
import type { Fix, QuickFix } from './quick-fix.ts';

/** Puts the name of a secret where its value stands. The value has to be kept elsewhere by the person. */
export const hideSecret: QuickFix = {
  codes: ['plain-secret'],
  keepsRuns: true,
  *fixes({ node, start, end }): Iterable<Fix> {
    const owner = AstUtils.getContainerOfType(node, (one) => isTool(one) || isWorkflow(one));
    const name = `${(owner?.name ?? '').replaceAll(/\W+/g, '_').toUpperCase()}_KEY`.replace(/^(?=\d)|^_+(?=.)/, '');
    const text = `{secret.${name}}`;
    yield { title: `Replace it by \`${text}\``, edits: [{ start, end, text }], placeholder: name, preferred: true };
  },
};
