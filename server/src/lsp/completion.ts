import type { AstNodeDescription, ReferenceInfo } from 'langium';
import { DefaultCompletionProvider, type CompletionContext, type CompletionValueItem } from 'langium/lsp';
import { isTool, isWorkflow } from '#language/generated/ast.ts';
import { writeName } from '#language/lexer/reserved-words.ts';
import { signatureText } from './signature-text.ts';

/** Names by what they may be where the cursor stands: a tool after an arrow, a parameter in a call, a type after a colon. */
export class WfCompletion extends DefaultCompletionProvider {
  override readonly completionOptions = { triggerCharacters: ['>', '|', '{', '.', '(', ','] };

  protected override createReferenceCompletionItem(
    description: AstNodeDescription,
    reference: ReferenceInfo,
    context: CompletionContext,
  ): CompletionValueItem {
    const item = super.createReferenceCompletionItem(description, reference, context);
    const { node } = description;
    return {
      ...item,
      insertText: writeName(description.name),
      detail: isTool(node) || isWorkflow(node) ? signatureText(node) : description.type.toLowerCase(),
    };
  }
}
