import { interruptAndCheck, Cancellation, type LangiumDocument } from 'langium';
import type { InlayHintProvider } from 'langium/lsp';
import type { InlayHint, InlayHintParams, Range } from 'vscode-languageserver';
import { isWorkflow, type Workflow } from '#language/generated/ast.ts';
import { fileOf } from '#language/syntax/file-of.ts';
import type { WfServerServices } from '../services.ts';
import { defaultValueHints } from './default-values.ts';
import type { InlayHintSettings } from './inlay-hint-settings.ts';
import { nextToolHints } from './next-tools.ts';

/** What the text does not say and the rules or declarations do, at the end of lines and of calls. */
export class WfInlayHints implements InlayHintProvider {
  private readonly services: WfServerServices;
  private readonly settings: () => InlayHintSettings;

  constructor(services: WfServerServices, settings: () => InlayHintSettings) {
    this.services = services;
    this.settings = settings;
  }

  async getInlayHints(
    document: LangiumDocument,
    { range }: InlayHintParams,
    cancelToken = Cancellation.CancellationToken.None,
  ): Promise<InlayHint[]> {
    const { nextTools, defaultValues } = this.settings();
    const hints: InlayHint[] = [];
    const shown =
      fileOf(document)
        ?.declarations.filter(isWorkflow)
        .filter((node) => touches(node, range)) ?? [];
    if (shown.length === 0 || (!nextTools && !defaultValues)) return hints;
    const { workflows, types } = this.services.analysis.Lowering.lower(document);
    for (const node of shown) {
      await interruptAndCheck(cancelToken);
      const workflow = workflows.find(({ name }) => name === node.name);
      if (workflow === undefined) continue;
      if (nextTools) hints.push(...nextToolHints(node, workflow, types));
      if (defaultValues) hints.push(...defaultValueHints(node, workflow));
    }
    return hints.filter(({ position: { line } }) => range.start.line <= line && line <= range.end.line);
  }
}

function touches({ $cstNode }: Workflow, { start, end }: Range): boolean {
  return $cstNode !== undefined && $cstNode.range.start.line <= end.line && start.line <= $cstNode.range.end.line;
}
