import * as vscode from 'vscode';
import type { AskSecretParams, SecretAnswer } from '#executor/protocol/messages.ts';
import { askLine } from '../dialogs/ask-line.ts';
import { showWarning } from '../dialogs/notify.ts';
import type { ToolSecrets } from './tool-secrets.ts';

/**
 * The value of a secret for one tool: the one that was given for this origin, or for the modules and commands of this
 * folder, else the person's answer. A notification asks, so that nobody is interrupted while typing.
 */
export async function askSecretValue(
  request: AskSecretParams,
  folder: string,
  secrets: ToolSecrets,
  signal: AbortSignal,
): Promise<SecretAnswer> {
  const use = { name: request.name, place: request.origin ?? folder };
  const known = await secrets.get(use);
  if (known !== undefined) return { value: known };
  const give = vscode.l10n.t('Give It…');
  const refuse = vscode.l10n.t('Refuse');
  const message = vscode.l10n.t('{0} wants the secret {1}, to be used for {2}', request.tool, use.name, use.place);
  const button = await showWarning(message, give, refuse);
  if (button !== give || signal.aborted) return { refused: vscode.l10n.t('it was not given') };
  const value = await askLine({
    title: vscode.l10n.t('Secret {0}', use.name),
    prompt: vscode.l10n.t('Kept in the secret storage, and given to {0} only.', use.place),
    password: true,
  });
  if (value === undefined || value === '') return { refused: vscode.l10n.t('it was not given') };
  await secrets.set(use, value);
  return { value };
}
