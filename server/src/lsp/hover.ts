import { AstUtils, CstUtils, type LangiumDocument } from 'langium';
import { MultilineCommentHoverProvider } from 'langium/lsp';
import type { AstNode } from 'langium';
import type { Hover, HoverParams } from 'vscode-languageserver';
import { isMention, isParameter, isTool, isTypeAlias, isWorkflow } from '#language/generated/ast.ts';
import { written } from '#language/syntax/written.ts';
import { followingText } from './following-text.ts';
import type { WfServerServices } from './module.ts';
import { signatureText } from './signature-text.ts';

/** What a name is: its declaration, its documentation; of a tool in a statement also what may follow it there. */
export class WfHover extends MultilineCommentHoverProvider {
  private readonly services: WfServerServices;

  constructor(services: WfServerServices) {
    super(services);
    this.services = services;
  }

  override async getHoverContent(document: LangiumDocument, params: HoverParams): Promise<Hover | undefined> {
    const hover = await super.getHoverContent(document, params);
    const following = this.followingAt(document, document.textDocument.offsetAt(params.position));
    if (hover === undefined || following === undefined || typeof hover.contents !== 'object') return hover;
    if (!('kind' in hover.contents)) return hover;
    return { ...hover, contents: { kind: 'markdown', value: `${hover.contents.value}\n\n${following}` } };
  }

  protected override getAstNodeHoverContent(node: AstNode): string | undefined {
    const code = declarationText(node);
    const documentation = this.documentationProvider.getDocumentation(node);
    const parts = [code === undefined ? undefined : `\`\`\`wf\n${code}\n\`\`\``, documentation];
    return parts.filter((part) => part !== undefined).join('\n\n') || undefined;
  }

  /** What may follow the tool that a statement names at an offset. */
  private followingAt(document: LangiumDocument, offset: number): string | undefined {
    const root = document.parseResult.value.$cstNode;
    const leaf = root && CstUtils.findDeclarationNodeAtOffset(root, offset, this.grammarConfig.nameRegexp);
    const mention = AstUtils.getContainerOfType(leaf?.astNode, isMention);
    const workflow = AstUtils.getContainerOfType(mention, isWorkflow);
    const tool = mention && written(mention.tool)?.$refText;
    if (workflow === undefined || tool === undefined) return undefined;
    const { workflows, types } = this.services.analysis.Lowering.lower(document);
    const lowered = workflows.find(({ name }) => name === workflow.name);
    return lowered && followingText(lowered, types, tool);
  }
}

function declarationText(node: AstNode): string | undefined {
  if (isTool(node)) return `tool ${signatureText(node)}`;
  if (isWorkflow(node)) return `workflow ${signatureText(node)}`;
  if (isParameter(node) || isTypeAlias(node)) return node.$cstNode?.text;
  return undefined;
}
