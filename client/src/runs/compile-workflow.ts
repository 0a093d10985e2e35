import * as vscode from 'vscode';
import type { CompileResult, LocatedFinding } from '#protocol/messages.ts';
import { showError, showWarning } from '../dialogs/notify.ts';
import type { LanguageServer } from '../language/language-server.ts';

/** What the server made of a text that may run. */
export type Compiled = Extract<CompileResult, { kind: 'program' }>;

/**
 * Compiles a workflow of a file as it stands in the editor. With several workflows and no name the person picks one.
 * `undefined` when there is nothing to run; the person was told why.
 */
export async function compileWorkflow(
  language: LanguageServer,
  uri: vscode.Uri,
  workflow: string | undefined,
): Promise<Compiled | undefined> {
  const result = await language.compile({ uri: uri.toString(), ...(workflow !== undefined && { workflow }) });
  switch (result.kind) {
    case 'program':
      return result;
    case 'findings':
      void showFindings(result.findings);
      return undefined;
    case 'no-workflow': {
      if (result.workflows.length === 0) {
        void showWarning(vscode.l10n.t('This file declares no workflow.'));
        return undefined;
      }
      const picked = await vscode.window.showQuickPick([...result.workflows], {
        title: vscode.l10n.t('Which workflow?'),
        ignoreFocusOut: true,
      });
      return picked === undefined ? undefined : compileWorkflow(language, uri, picked);
    }
  }
}

async function showFindings(findings: readonly LocatedFinding[]): Promise<void> {
  const first = findings.find(({ severity }) => severity === 'error') ?? findings[0];
  if (first === undefined) return;
  const show = vscode.l10n.t('Show');
  const message = vscode.l10n.t('This workflow cannot run yet: {0}', first.message);
  if ((await showError(message, show)) !== show) return;
  const { start, end } = first.range;
  const selection = new vscode.Range(start.line, start.character, end.line, end.character);
  await vscode.window.showTextDocument(vscode.Uri.parse(first.uri), { selection });
}
