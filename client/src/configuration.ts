import * as vscode from 'vscode';
import { readProviderSettings, type ProviderSettings } from '#core/models/provider-settings.ts';

/** A model provider of the user's settings. */
export interface ConfiguredProvider extends ProviderSettings {
  readonly name: string;
}

/** A setting as it was read; or what is wrong with it, as the end of a sentence that begins with its name. */
type Read<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problem: string };

/**
 * `wf.providers` of the user's settings, entry by entry; an entry without a http address, or with one that holds a
 * password, is left out: messages quote addresses. The setting is machine scoped, so a workspace cannot send keys elsewhere.
 */
export function configuredProviders(): readonly ConfiguredProvider[] {
  return providerEntries().flatMap(([name, entry]) => {
    const read = readProvider(entry);
    return read.ok ? [{ name, ...read.value }] : [];
  });
}

/** `wf.approvalTimeout` of the user's settings, in milliseconds; `undefined`: a question waits for its answer. */
export function approvalTimeout(): number | undefined {
  const read = readPatience();
  return read.ok ? read.value : undefined;
}

/** `wf.defaultModel` of the user's settings, `undefined` while it is empty. */
export function defaultModel(): string | undefined {
  const read = readDefaultModel();
  return read.ok ? read.value : undefined;
}

/** What is wrong with the settings that a run with these models depends on, a sentence for each mistake. */
export function settingProblems(models: readonly string[]): readonly string[] {
  const providers = providersSetting();
  const named = new Set(models.map((model) => model.split('/', 1)[0]));
  const reads: (readonly [string, Read<unknown>])[] = [
    ['wf.approvalTimeout', readPatience()],
    ['wf.providers', providers],
  ];
  // Only a workflow that names no model is run by the default one.
  if (models.length === 0) reads.push(['wf.defaultModel', readDefaultModel()]);
  for (const [name, entry] of providerEntries()) {
    if (named.has(name)) reads.push([`wf.providers.${name}`, readProvider(entry)]);
  }
  return reads.flatMap(([name, read]) => (read.ok ? [] : [`${name}${read.problem}.`]));
}

function readPatience(): Read<number | undefined> {
  const seconds: unknown = vscode.workspace.getConfiguration('wf').get('approvalTimeout');
  if (seconds === undefined || seconds === 0) return { ok: true, value: undefined };
  const isTime = typeof seconds === 'number' && Number.isFinite(seconds) && seconds > 0;
  return isTime ? { ok: true, value: seconds * 1000 } : { ok: false, problem: ' must be a number of seconds' };
}

function readDefaultModel(): Read<string | undefined> {
  const model: unknown = vscode.workspace.getConfiguration('wf').get('defaultModel') ?? '';
  if (typeof model !== 'string') return { ok: false, problem: ' must be a text such as `provider/name`' };
  return { ok: true, value: model.trim() === '' ? undefined : model.trim() };
}

function providersSetting(): Read<object> {
  const value: unknown = vscode.workspace.getConfiguration('wf').get('providers') ?? {};
  const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
  return isObject ? { ok: true, value } : { ok: false, problem: ' must be an object' };
}

function providerEntries(): readonly (readonly [string, unknown])[] {
  const read = providersSetting();
  return read.ok ? Object.entries(read.value) : [];
}

function readProvider(entry: unknown): Read<ProviderSettings> {
  const read = readProviderSettings(entry);
  if (!read.ok) return read;
  const url = URL.parse(read.settings.baseUrl);
  if (url === null || !/^https?:$/.test(url.protocol)) {
    return { ok: false, problem: '.baseUrl must begin with `http://` or `https://`' };
  }
  if (url.username !== '' || url.password !== '') {
    return { ok: false, problem: '.baseUrl must hold no password: keys are set with *Toolpath: Set API Key*' };
  }
  return { ok: true, value: read.settings };
}
