import { AstUtils, GrammarAST, type LangiumDocument, type LeafCstNode } from 'langium';
import type { HoverProvider } from 'langium/lsp';
import type { Hover, HoverParams, Range } from 'vscode-languageserver';
import { isDiagnosticCode } from '#core/diagnostics/ratings.ts';
import { findingPageStart } from '#language/documentation/finding-page.ts';
import {
  isMention,
  isModelSetting,
  isModuleTool,
  isReference,
  isSecretPlaceholder,
  isTool,
  isTypeAlias,
  isWorkflow,
  type ModuleTool,
} from '#language/generated/ast.ts';
import type { Occurrence } from '#language/references/occurrence.ts';
import { readIgnoreComment } from '#language/suppressions/read-comment.ts';
import { written } from '#language/syntax/written.ts';
import { exploredFlow } from '../flow/explored-flow.ts';
import type { WfServerServices } from '../services.ts';
import { ModuleFunctions } from '../modules/module-functions.ts';
import { leafAt } from '../navigation/leaf-at.ts';
import { declarationHover } from './declaration-hover.ts';
import { flowHover } from './flow-hover.ts';
import { keywordHover } from './keyword-hover.ts';
import { code } from './markdown.ts';
import { modelHover } from './model-hover.ts';
import { moduleHover } from './module-hover.ts';
import { schemaHover } from './schema-hover.ts';

/** What stands under the pointer: a name, a word of a statement, a model, a secret, a code that a comment ignores. */
export class WfHover implements HoverProvider {
  private readonly services: WfServerServices;
  private readonly modules: ModuleFunctions;

  constructor(services: WfServerServices) {
    this.services = services;
    this.modules = new ModuleFunctions(services.shared);
  }

  async getHoverContent(document: LangiumDocument, { position }: HoverParams): Promise<Hover | undefined> {
    const offset = document.textDocument.offsetAt(position);
    const occurrence = this.services.references.Occurrences.at(document, offset);
    if (occurrence !== undefined) return hoverOf(this.aboutName(document, occurrence), occurrence.range);
    const leaf = leafAt(document, offset);
    if (leaf === undefined) return undefined;
    if (leaf.tokenType.name === 'LINE_COMMENT') return aboutIgnored(document, leaf, offset);
    const { astNode: node } = leaf;
    if (isModuleTool(node) && !GrammarAST.isKeyword(leaf.grammarSource))
      return hoverOf(await this.aboutModule(document, node), leaf.range);
    return hoverOf(this.aboutWord(document, leaf), leaf.range);
  }

  private async aboutModule(document: LangiumDocument, tool: ModuleTool): Promise<string | undefined> {
    const called = await this.modules.of(document, tool);
    return called && moduleHover(called.name, called.module);
  }

  private aboutName(document: LangiumDocument, occurrence: Occurrence): string | undefined {
    if (occurrence.targets.length === 0) return undefined;
    const documentation = this.services.documentation.DocumentationProvider;
    const parts = occurrence.targets.map((node) => declarationHover(node, documentation));
    const flow = this.flowAt(document, occurrence);
    if (flow !== undefined) parts.push(flow);
    return parts.join('\n\n');
  }

  /** What the rules say of a tool where a statement names it. */
  private flowAt(document: LangiumDocument, { offset, name }: Occurrence): string | undefined {
    const mention = AstUtils.getContainerOfType(leafAt(document, offset)?.astNode, isMention);
    const workflow = AstUtils.getContainerOfType(mention, isWorkflow);
    if (workflow === undefined || written(mention?.tool)?.$refText !== name) return undefined;
    const { Lowering } = this.services.analysis;
    const id = Lowering.contextFor(document).idOf(workflow);
    const { workflows, types } = Lowering.lower(document);
    const lowered = workflows.find((one) => one.id === id);
    return lowered && flowHover(exploredFlow(lowered, types), name);
  }

  private aboutWord(document: LangiumDocument, leaf: LeafCstNode): string | undefined {
    const { astNode: node, text } = leaf;
    if (isModelSetting(node) && text !== 'model') {
      const model = written(node.model);
      return model && modelHover(model, this.services.analysis.ProviderNames.all());
    }
    if (isSecretPlaceholder(node)) {
      return `The secret ${code(written(node.name) ?? '')}. It is asked for when a run needs it and never stands in a file.`;
    }
    if (isReference(node)) return aboutCallPart(text, written(node.root)?.$refText);
    if (isTool(node) || isWorkflow(node) || isTypeAlias(node)) {
      return /^(tool|type|workflow)$/.test(text)
        ? schemaHover(document, node, this.services.analysis.Lowering)
        : undefined;
    }
    return GrammarAST.isKeyword(leaf.grammarSource) ? keywordHover(text, node) : undefined;
  }
}

function aboutCallPart(part: string, tool: string | undefined): string | undefined {
  if (tool === undefined) return undefined;
  if (part === 'result') return `What the newest call of ${code(tool)} gave.`;
  return part === 'args' ? `What the newest call of ${code(tool)} took.` : undefined;
}

function aboutIgnored(document: LangiumDocument, comment: LeafCstNode, offset: number): Hover | undefined {
  const found = readIgnoreComment(comment.text)?.codes.find(
    ({ start, end }) => comment.offset + start <= offset && offset <= comment.offset + end,
  );
  if (found === undefined || !isDiagnosticCode(found.code)) return undefined;
  const { textDocument } = document;
  const [start, end] = [found.start, found.end].map((at) => textDocument.positionAt(comment.offset + at));
  return start && end && hoverOf(findingPageStart(found.code), { start, end });
}

function hoverOf(value: string | undefined, range: Range): Hover | undefined {
  return value === undefined ? undefined : { contents: { kind: 'markdown', value }, range };
}
