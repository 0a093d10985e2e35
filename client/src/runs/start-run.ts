import * as vscode from 'vscode';
import { showError, showWarning } from '../dialogs/notify.ts';
import { approvalTimeout, settingProblems } from '../configuration.ts';
import { askInputs } from '../inputs/ask-inputs.ts';
import { chooseModel } from '../models/choose-model.ts';
import { modelsOf, providersFor } from '../models/providers.ts';
import { secretFolder } from '../secrets/secret-folder.ts';
import type { Services } from '../services.ts';
import { isTrusted } from './trust.ts';
import { compileWorkflow } from './compile-workflow.ts';
import { runProgram } from './run-program.ts';

/** What a command, a title button or a code lens says: the file, and the workflow in it, if they know. */
export interface RunTarget {
  readonly uri?: vscode.Uri | string;
  readonly workflow?: string;
}

/**
 * From a command to a run: trust, the program of the text as it stands, its inputs, its model. Each question can be
 * escaped; then nothing runs.
 */
export async function startRun(services: Services, mode: 'run' | 'rehearse', target: RunTarget): Promise<void> {
  if (!(await isTrusted())) return;
  const uri = uriOf(target);
  if (uri === undefined) {
    void showWarning(vscode.l10n.t('Open a .wf file to run it.'));
    return;
  }
  const compiled = await compileWorkflow(services.language, uri, target.workflow);
  if (compiled === undefined) return;
  const { program } = compiled;
  const entry = program.workflows.find(({ id }) => id === program.entry);
  if (mode === 'run' && !settingsServe(modelsOf(program, undefined))) return;
  const choice = mode === 'rehearse' ? { model: 'rehearsal' } : await chooseModel(program);
  if (choice?.model !== undefined && !settingsServe([choice.model])) return;
  if (choice === undefined) return;
  const inputs = await askInputs(entry?.name ?? '', entry?.inputs ?? [], program.types);
  if (inputs === undefined) {
    vscode.window.setStatusBarMessage(vscode.l10n.t('Not run: an input is missing.'), 5000);
    return;
  }
  const folder = vscode.workspace.getWorkspaceFolder(uri)?.uri;
  const patience = approvalTimeout();
  await runProgram(
    services,
    compiled,
    {
      ...choice,
      inputs,
      providers: await providersFor(program, choice.model, services.keys),
      ...(patience !== undefined && { approvalTimeout: patience }),
      ...(folder !== undefined && { workspace: folder.toString() }),
    },
    secretFolder(uri, folder),
  );
}

/** Are the settings good for a run with these models? If not, the person is told what is wrong. */
function settingsServe(models: readonly string[]): boolean {
  const problems = settingProblems(models);
  if (problems.length === 0) return true;
  const open = vscode.l10n.t('Open Settings');
  const message = vscode.l10n.t('Your settings keep the workflow from running. {0}', problems.join(' '));
  void showError(message, open).then((button) => {
    if (button === open) void vscode.commands.executeCommand('workbench.action.openSettingsJson');
  });
  return false;
}

function uriOf({ uri }: RunTarget): vscode.Uri | undefined {
  if (typeof uri === 'string') return vscode.Uri.parse(uri);
  if (uri !== undefined) return uri;
  const document = vscode.window.activeTextEditor?.document;
  return document?.languageId === 'wf' ? document.uri : undefined;
}
