import type { AstNode } from 'langium';
import { AbstractSemanticTokenProvider, type SemanticTokenAcceptor } from 'langium/lsp';
import { SemanticTokenModifiers, SemanticTokenTypes } from 'vscode-languageserver';
import {
  isArgument,
  isField,
  isMention,
  isNamedType,
  isParameter,
  isReference,
  isTool,
  isTypeAlias,
  isWorkflow,
} from '#language/generated/ast.ts';
import { written } from '#language/syntax/written.ts';

const declaration = SemanticTokenModifiers.declaration;

/** Colours by what names mean. Keywords, texts and comments are the TextMate grammar's. */
export class WfSemanticTokens extends AbstractSemanticTokenProvider {
  protected override highlightElement(node: AstNode, acceptor: SemanticTokenAcceptor): void {
    if (isTool(node)) {
      acceptor({ node, property: 'name', type: SemanticTokenTypes.function, modifier: declaration });
    } else if (isWorkflow(node)) {
      acceptor({ node, property: 'name', type: SemanticTokenTypes.class, modifier: declaration });
    } else if (isTypeAlias(node)) {
      acceptor({ node, property: 'name', type: SemanticTokenTypes.type, modifier: declaration });
    } else if (isParameter(node)) {
      acceptor({ node, property: 'name', type: SemanticTokenTypes.parameter, modifier: declaration });
    } else if (isField(node)) {
      acceptor({ node, property: 'name', type: SemanticTokenTypes.property, modifier: declaration });
    } else if (isMention(node)) {
      acceptor({ node, property: 'tool', type: tokenTypeOf(written(node.tool)?.ref) });
    } else if (isArgument(node)) {
      acceptor({ node, property: 'parameter', type: SemanticTokenTypes.parameter });
    } else if (isNamedType(node)) {
      acceptor({ node, property: 'declaration', type: SemanticTokenTypes.type });
    } else if (isReference(node)) {
      acceptor({ node, property: 'root', type: tokenTypeOf(written(node.root)?.ref) });
      acceptor({ node, property: 'path', type: SemanticTokenTypes.property });
    }
  }
}

function tokenTypeOf(target: AstNode | undefined): string {
  if (isWorkflow(target)) return SemanticTokenTypes.class;
  return isTool(target) ? SemanticTokenTypes.function : SemanticTokenTypes.parameter;
}
