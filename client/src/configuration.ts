import * as vscode from 'vscode';
import { readProviderSettings, type ProviderSettings } from '#core/models/provider-settings.ts';

/** A model provider of the user's settings. */
export interface ConfiguredProvider extends ProviderSettings {
  readonly name: string;
}

/**
 * `wf.providers` of the user's settings, entry by entry; an entry without a http address, or with one that holds a
 * password, is left out: messages quote addresses. The setting is machine scoped, so a workspace cannot send keys elsewhere.
 */
export function configuredProviders(): readonly ConfiguredProvider[] {
  const value: unknown = vscode.workspace.getConfiguration('wf').get('providers');
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, entry]: [string, unknown]) => {
    const read = readProviderSettings(entry);
    return read.ok && isAddress(URL.parse(read.settings.baseUrl)) ? [{ name, ...read.settings }] : [];
  });
}

function isAddress(url: URL | null): boolean {
  return url !== null && /^https?:$/.test(url.protocol) && url.username === '' && url.password === '';
}

/** `wf.approvalTimeout` of the user's settings, in milliseconds; `undefined`: a question waits for its answer. */
export function approvalTimeout(): number | undefined {
  const seconds = vscode.workspace.getConfiguration('wf').get<number>('approvalTimeout', 0);
  return Number.isFinite(seconds) && seconds > 0 ? seconds * 1000 : undefined;
}

/** `wf.defaultModel` of the user's settings, `undefined` while it is empty. */
export function defaultModel(): string | undefined {
  const value = vscode.workspace.getConfiguration('wf').get('defaultModel', '').trim();
  return value === '' ? undefined : value;
}
