import * as vscode from 'vscode';
import { showWarning } from '../dialogs/notify.ts';
import { approvalTimeout } from '../configuration.ts';
import { askInputs } from '../inputs/ask-inputs.ts';
import { chooseModel } from '../models/choose-model.ts';
import { providersFor } from '../models/providers.ts';
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
  const choice = mode === 'rehearse' ? { model: 'rehearsal' } : await chooseModel(program);
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

function uriOf({ uri }: RunTarget): vscode.Uri | undefined {
  if (typeof uri === 'string') return vscode.Uri.parse(uri);
  if (uri !== undefined) return uri;
  const document = vscode.window.activeTextEditor?.document;
  return document?.languageId === 'wf' ? document.uri : undefined;
}
