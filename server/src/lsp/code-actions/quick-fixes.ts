import { CodeActionKind, type CodeAction, type Diagnostic } from 'vscode-languageserver';
import type { ActionRequest, ActionSource } from './action-source.ts';
import { fixesFor } from './fixes/fixes-for.ts';
import type { Workbench } from './workbench.ts';

/** The fixes of the findings under the cursor, each tried before it is offered. */
export class QuickFixes implements ActionSource {
  readonly kind = CodeActionKind.QuickFix;
  private readonly bench: Workbench;

  constructor(bench: Workbench) {
    this.bench = bench;
  }

  async actions(request: ActionRequest): Promise<readonly CodeAction[]> {
    const actions: CodeAction[] = [];
    for (const diagnostic of request.diagnostics) actions.push(...(await this.actionsFor(diagnostic, request)));
    return actions;
  }

  private async actionsFor(diagnostic: Diagnostic, request: ActionRequest): Promise<readonly CodeAction[]> {
    const { document, cancelToken } = request;
    const actions: CodeAction[] = [];
    const offers = new Set<string>();
    for (const fix of fixesFor(diagnostic, document, this.bench.services)) {
      if (offers.has(fix.title)) continue;
      const offered = await this.bench.offer(fix, diagnostic, document, cancelToken);
      const does = JSON.stringify(offered?.edit);
      if (offered === undefined || offers.has(does)) continue;
      offers.add(fix.title).add(does);
      const isPreferred = fix.preferred === true && !actions.some((one) => one.isPreferred === true);
      actions.push({ ...offered, kind: this.kind, diagnostics: [diagnostic], ...(isPreferred && { isPreferred }) });
    }
    return actions;
  }
}
