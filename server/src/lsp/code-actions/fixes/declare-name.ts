import { AstUtils, type AstNode } from 'langium';
import { fieldText } from '#core/text/name-text.ts';
import {
  isArgument,
  isCall,
  isMention,
  isNamedType,
  isReference,
  isTool,
  isWorkflow,
  type Mention,
} from '#language/generated/ast.ts';
import { writeName } from '#language/lexer/reserved-words.ts';
import { written } from '#language/syntax/written.ts';
import { insert, lineEndIn } from '../edits/insert.ts';
import { addParameter } from '../edits/add-parameter.ts';
import { typeOfValue } from '../edits/type-of-value.ts';
import type { Fix, FixRequest, QuickFix } from './quick-fix.ts';

/** Declares what a name that means nothing stands for: a tool or type above the declaration, an input, a parameter. */
export const declareName: QuickFix = {
  codes: ['unresolved-reference', 'unknown-placeholder', 'unknown-argument'],
  *fixes(request): Iterable<Fix> {
    const { node, data, text } = request;
    if (isMention(node)) yield* declareTool(request, node);
    else if (isNamedType(node)) yield* declareType(request, node);
    else if (isReference(node) && data.property === 'root') {
      const owner = AstUtils.getContainerOfType(node, (one) => isTool(one) || isWorkflow(one));
      const name = String(data.name);
      const edit = owner && addParameter(text, owner, `${fieldText(name)}: string`);
      const what = isTool(owner) ? 'parameter' : 'input';
      if (edit) yield { title: `Add the ${what} \`${name}\``, edits: [edit] };
    } else if (isArgument(node)) {
      const tool = written(node.$container.tool)?.ref;
      const name = String(data.name);
      // What another file declares is changed there.
      if (tool === undefined || AstUtils.getDocument(tool) !== request.document) return;
      const edit = addParameter(text, tool, `${fieldText(name)}: ${typeOfValue(written(node.value))}`);
      if (edit) yield { title: `Add the parameter \`${name}\` to \`${tool.name}\``, edits: [edit] };
    }
  },
};

/** With the parameters that the call fixes. */
function* declareTool(request: FixRequest, mention: Mention): Iterable<Fix> {
  const name = written(mention.tool)?.$refText ?? '';
  const parameters = isCall(mention)
    ? mention.arguments.map(({ parameter, value }) => {
        return `${fieldText(written(parameter)?.$refText ?? '')}: ${typeOfValue(written(value))}`;
      })
    : [];
  const at = aboveDeclaration(request, mention);
  if (at === undefined) return;
  yield {
    title: `Declare tool \`${name}\``,
    edits: [insert(at, declaration(request.text, `tool ${writeName(name)}(${parameters.join(', ')})`))],
    leaves: ['undocumented-tool', 'missing-implementation'],
  };
}

function* declareType(request: FixRequest, node: AstNode): Iterable<Fix> {
  const name = String(request.data.name);
  const at = aboveDeclaration(request, node);
  if (at === undefined) return;
  const newText = declaration(request.text, `type ${writeName(name)} = any`);
  yield { title: `Declare type \`${name}\``, edits: [insert(at, newText)], placeholder: 'any' };
}

function declaration(text: string, line: string): string {
  return `${line}${lineEndIn(text)}${lineEndIn(text)}`;
}

/** Where a declaration can stand that is to come before the one around a node: above its comment. */
function aboveDeclaration({ document, services, text }: FixRequest, node: AstNode): number | undefined {
  const root = document.parseResult.value;
  let outer = node;
  while (outer.$container !== undefined && outer.$container !== root) outer = outer.$container;
  if (outer.$cstNode === undefined) return undefined;
  const { offset } = services.documentation.CommentProvider.commentOf(outer) ?? outer.$cstNode;
  return offset === 0 || /[\r\n\uFEFF]/.test(text.charAt(offset - 1)) ? offset : undefined;
}
