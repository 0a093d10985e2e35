import * as vscode from 'vscode';
import { askLine } from '../dialogs/ask-line.ts';
import { allProviders } from '../models/providers.ts';
import type { Services } from '../services.ts';

/** `wf.setApiKey`: saves the key of a model provider, for the origin that it has now. An empty key removes it. */
export function registerSetApiKey(services: Services): vscode.Disposable {
  return vscode.commands.registerCommand('wf.setApiKey', async () => {
    const items = await Promise.all(
      allProviders().map(async ({ name, baseUrl }) => {
        const saved = (await services.keys.get(baseUrl)) !== undefined;
        return { label: name, description: baseUrl, ...(saved && { detail: vscode.l10n.t('has a key') }), baseUrl };
      }),
    );
    const provider = await vscode.window.showQuickPick(items, {
      title: vscode.l10n.t('Key of which provider?'),
      placeHolder: vscode.l10n.t('Others are named in the setting wf.providers'),
      ignoreFocusOut: true,
    });
    if (provider === undefined) return;
    const { origin } = new URL(provider.baseUrl);
    const key = await askLine({
      title: vscode.l10n.t('Key for {0}', origin),
      prompt: vscode.l10n.t('Kept in the secret storage and sent to this address only. Empty removes it.'),
      password: true,
    });
    if (key === undefined) return;
    await services.keys.set(provider.baseUrl, key.trim());
    vscode.window.setStatusBarMessage(
      key.trim() === '' ? vscode.l10n.t('Key removed.') : vscode.l10n.t('Key saved for {0}.', origin),
      5000,
    );
  });
}
