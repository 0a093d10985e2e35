import { AstUtils, CstUtils } from 'langium';
import { isCall, isMention, isText, isWorkflow, type Argument, type Mention } from '#language/generated/ast.ts';
import { writeName } from '#language/lexer/reserved-words.ts';
import { written } from '#language/syntax/written.ts';
import { nodeAt } from './node-at.ts';
import type { Fix, QuickFix } from './quick-fix.ts';

/** Declares the tool that a statement names, above the workflow and its comment, with the parameters that the call fixes. */
export const declareTool: QuickFix = {
  codes: ['unresolved-reference'],
  *fixes(request): Iterable<Fix> {
    const mention = AstUtils.getContainerOfType(nodeAt(request), isMention);
    const workflow = AstUtils.getContainerOfType(mention, isWorkflow);
    const { services, document } = request;
    if (mention === undefined || workflow?.$cstNode === undefined) return;
    const name = written(mention.tool)?.$refText ?? '';
    const before = services.documentation.CommentProvider.commentOf(workflow) ?? workflow.$cstNode;
    const { line } = CstUtils.toDocumentSegment(before).range.start;
    const parameters = argumentsOf(mention).map(parameterText).join(', ');
    const newText = `tool ${writeName(name)}(${parameters})\n\n`;
    const start = { line, character: 0 };
    if (document.textDocument.offsetAt(start) > before.offset) return;
    yield { title: `Declare tool \`${name}\``, edits: [{ range: { start, end: start }, newText }] };
  },
};

function argumentsOf(mention: Mention): readonly Argument[] {
  return isCall(mention) ? mention.arguments : [];
}

function parameterText({ parameter, value }: Argument): string {
  return `${written(parameter)?.$refText ?? ''}: ${typeOf(value)}`;
}

function typeOf(value: Argument['value']): string {
  if (isText(value)) return 'string';
  switch (value.$type) {
    case 'BooleanLiteral':
      return 'boolean';
    case 'NumberLiteral':
      return 'number';
    default:
      return 'any';
  }
}
