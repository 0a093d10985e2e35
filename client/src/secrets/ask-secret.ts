import * as vscode from 'vscode';
import type { AskSecretParams, SecretAnswer } from '#executor/protocol/messages.ts';
import { askLine } from '../dialogs/ask-line.ts';
import { showWarning } from '../dialogs/notify.ts';
import { unlessAborted } from '../dialogs/unless-aborted.ts';
import type { SecretUse, ToolSecrets } from './tool-secrets.ts';

/**
 * The value of a secret for one tool: the one that was given for this origin, or for the modules and commands of this
 * folder, else the person's answer. Without origin and folder, or when the value itself decides where it goes, it is
 * asked for and kept nowhere. A notification asks, so that nobody is interrupted while typing.
 */
export async function askSecretValue(
  request: AskSecretParams,
  folder: string | undefined,
  secrets: ToolSecrets,
  signal: AbortSignal,
): Promise<SecretAnswer> {
  const { name, tool } = request;
  const place = request.origin === null ? undefined : (request.origin ?? folder);
  const use: SecretUse | undefined = place === undefined ? undefined : { name, place };
  const known = use && (await secrets.get(use));
  if (known !== undefined) return { value: known };
  const give = vscode.l10n.t('Give It…');
  const refuse = vscode.l10n.t('Refuse');
  const message =
    request.origin === null
      ? vscode.l10n.t(
          '{0} wants the secret {1} for the host of an address: it decides where the request goes.',
          tool,
          name,
        )
      : place === undefined
        ? vscode.l10n.t('{0} wants the secret {1}.', tool, name)
        : vscode.l10n.t('{0} wants the secret {1}, to be used for {2}.', tool, name, place);
  const button = await unlessAborted(signal, () => showWarning(message, give, refuse));
  if (button !== give) return { refused: vscode.l10n.t('it was not given') };
  const value = await askLine(
    {
      title: vscode.l10n.t('Secret {0}', name),
      prompt:
        place === undefined
          ? vscode.l10n.t('For this run only: there is no place to keep it for.')
          : vscode.l10n.t('Kept in the secret storage, and given to {0} only.', place),
      password: true,
    },
    signal,
  );
  if (value === undefined || value === '') return { refused: vscode.l10n.t('it was not given') };
  if (use !== undefined) await secrets.set(use, value);
  return { value };
}
