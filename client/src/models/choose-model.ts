import * as vscode from 'vscode';
import type { Program } from '#core/ir/workflow.ts';
import { defaultModel } from '../configuration.ts';
import { askLine } from '../dialogs/ask-line.ts';
import { allProviders } from './providers.ts';

/** What a run is told about its model: nothing when the file names one. */
export interface ModelChoice {
  readonly model?: string;
}

/**
 * The model of a real run: the file's own, else the user's default, else a question that offers a rehearsal.
 * `undefined` when the person does not want to choose.
 */
export async function chooseModel(program: Program): Promise<ModelChoice | undefined> {
  const entry = program.workflows.find(({ id }) => id === program.entry);
  if (entry?.settings.model !== undefined) return {};
  const model = defaultModel() ?? (await askForModel(entry?.name ?? ''));
  return model === undefined ? undefined : { model };
}

async function askForModel(workflow: string): Promise<string | undefined> {
  const rehearse = {
    label: vscode.l10n.t('$(beaker) Rehearse'),
    detail: vscode.l10n.t('No key, no network: choices and results are made up, the rules are real.'),
  };
  const name = {
    label: vscode.l10n.t('$(hubot) Name a model…'),
    detail: vscode.l10n.t('For this run, as provider/name.'),
  };
  const settings = {
    label: vscode.l10n.t('$(gear) Set a default model'),
    detail: vscode.l10n.t('For every workflow that names none.'),
  };
  const picked = await vscode.window.showQuickPick([rehearse, name, settings], {
    title: vscode.l10n.t('{0} names no model', workflow),
    placeHolder: vscode.l10n.t('What should make its choices?'),
    ignoreFocusOut: true,
  });
  if (picked === rehearse) return 'rehearsal';
  if (picked === name) return nameModel();
  if (picked === settings) await vscode.commands.executeCommand('workbench.action.openSettings', 'wf.defaultModel');
  return undefined;
}

async function nameModel(): Promise<string | undefined> {
  const names = [...allProviders().map((provider) => provider.name), 'vscode'];
  return askLine({
    title: vscode.l10n.t('Model'),
    prompt: vscode.l10n.t('provider/name, where provider is one of {0}', names.join(', ')),
    check: (text) =>
      names.some((provider) => text.startsWith(`${provider}/`) && text.length > provider.length + 1)
        ? undefined
        : vscode.l10n.t('Write provider/name; the provider is one of {0}.', names.join(', ')),
  });
}
