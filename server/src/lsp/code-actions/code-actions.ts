import { Cancellation, type LangiumDocument } from 'langium';
import type { CodeActionProvider } from 'langium/lsp';
import { CodeActionKind, type CodeAction, type CodeActionParams } from 'vscode-languageserver';
import type { WfServerServices } from '../services.ts';
import type { ActionSource } from './action-source.ts';
import { FixAll, FixKind } from './fix-all.ts';
import { Ignore } from './ignore.ts';
import { QuickFixes } from './quick-fixes.ts';
import { Refactorings } from './refactorings/refactorings.ts';
import { Workbench } from './workbench.ts';

/** Everything that the lamp of an editor offers, source by source. */
export class CodeActions implements CodeActionProvider {
  private readonly sources: readonly ActionSource[];

  constructor(services: WfServerServices) {
    const bench = new Workbench(services);
    const { RefactorExtract, RefactorInline, RefactorRewrite, SourceOrganizeImports } = CodeActionKind;
    this.sources = [
      ...[new QuickFixes(bench), new FixKind(bench), new Ignore(bench), new FixAll(bench)],
      ...[RefactorExtract, RefactorInline, RefactorRewrite, SourceOrganizeImports].map(
        (kind) => new Refactorings(kind, bench),
      ),
    ];
  }

  async getCodeActions(
    document: LangiumDocument,
    { context, range }: CodeActionParams,
    cancelToken = Cancellation.CancellationToken.None,
  ): Promise<CodeAction[]> {
    const { only } = context;
    const request = { document, range, diagnostics: context.diagnostics, cancelToken };
    const actions: CodeAction[] = [];
    for (const source of this.sources) {
      // Who asks for nothing in particular opens the lamp: what changes the whole file is not meant.
      const isMeant = only?.some((kind) => isKind(source.kind, kind)) ?? !source.kind.startsWith('source');
      if (isMeant) actions.push(...(await source.actions(request)));
    }
    return actions;
  }
}

/** `source.fixAll.wf` is a `source.fixAll`, and a `source`. */
function isKind(kind: string, asked: string): boolean {
  return asked === '' || kind === asked || kind.startsWith(`${asked}.`);
}
