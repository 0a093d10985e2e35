import * as vscode from 'vscode';
import type { RunRefusal } from '#executor/protocol/messages.ts';
import { showError } from '../dialogs/notify.ts';

/** The refusal that an error of `run/start` carries, if it is one. */
export function refusalOf(error: unknown): RunRefusal | undefined {
  if (typeof error !== 'object' || error === null || !('data' in error)) return undefined;
  const { data } = error;
  if (typeof data !== 'object' || data === null || !('kind' in data) || !('message' in data)) return undefined;
  return typeof data.message === 'string' ? (data as RunRefusal) : undefined;
}

/** Tells why a run did not begin, with the button that helps. */
export async function showRefusal(refusal: RunRefusal): Promise<void> {
  const setKey = vscode.l10n.t('Set API Key');
  const rehearse = vscode.l10n.t('Rehearse Instead');
  const settings = vscode.l10n.t('Open Settings');
  const button = await showError(refusal.message, ...buttons());
  if (button === setKey) await vscode.commands.executeCommand('wf.setApiKey');
  if (button === rehearse) await vscode.commands.executeCommand('wf.rehearse');
  if (button === settings) await vscode.commands.executeCommand('workbench.action.openSettings', 'wf.providers');

  function buttons(): readonly string[] {
    switch (refusal.kind) {
      case 'missing-key':
        return [setKey, rehearse];
      case 'missing-implementation':
      case 'mcp-server':
        return [rehearse];
      case 'unknown-model':
        return [settings, rehearse];
      case 'invalid-program':
      case 'invalid-inputs':
      case 'unsupported-agent':
      case 'unusable-journal':
        return [];
    }
  }
}
