import { AstUtils } from 'langium';
import { isNullLiteral, isParameter } from '#language/generated/ast.ts';
import type { Fix, QuickFix } from './quick-fix.ts';

/** Makes a parameter optional that has `null` as its default and is not one that takes `null`. */
export const makeOptional: QuickFix = {
  codes: ['argument-type'],
  *fixes({ node, text }): Iterable<Fix> {
    const parameter = AstUtils.getContainerOfType(node, isParameter);
    const type = parameter?.type.$cstNode;
    const value = parameter?.default?.$cstNode;
    if (!parameter?.$cstNode || !type || !value || !isNullLiteral(parameter.default)) return;
    const written = text.slice(parameter.$cstNode.offset, type.end);
    const optional = parameter.optional ? written : written.replace(/\s*:/, '?:');
    yield {
      title: `Make it optional: \`${optional}\``,
      edits: [{ start: parameter.$cstNode.offset, end: value.end, text: optional }],
      preferred: true,
    };
  },
};
