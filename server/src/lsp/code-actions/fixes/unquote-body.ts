import { AstUtils } from 'langium';
import { valueText } from '#core/text/value-text.ts';
import { isHttpTool, isPrimitiveType, isText, isTool } from '#language/generated/ast.ts';
import { lowerText } from '#language/lowering/lower-text.ts';
import { written } from '#language/syntax/written.ts';
import { valueOfJsonText } from '../edits/json-body.ts';
import type { Fix, QuickFix } from './quick-fix.ts';

/** Writes a body that is JSON in quotes as the value that it means. */
export const unquoteBody: QuickFix = {
  codes: ['unescaped-json'],
  keepsRuns: true,
  *fixes({ node, document, services, start, end }): Iterable<Fix> {
    const http = AstUtils.getContainerOfType(node, isHttpTool);
    const template = isText(http?.body)
      ? lowerText(http.body, services.analysis.Lowering.contextFor(document))
      : undefined;
    if (http === undefined || template === undefined) return;
    const parameters = isTool(http.$container) ? http.$container.parameters : [];
    const texts = parameters.filter(
      ({ optional, type }) => !optional && isPrimitiveType(type) && type.primitive === 'string',
    );
    const names = new Set(texts.map(({ name }) => written(name)));
    const value = valueOfJsonText(
      template,
      (reference) => reference.kind === 'input' && reference.path.length === 0 && names.has(reference.name),
    );
    if (value === undefined) return;
    yield {
      title: 'Write this body without quotes',
      edits: [{ start, end, text: valueText(value) }],
      preferred: true,
    };
  },
};
