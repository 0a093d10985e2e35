import { knownProviders } from '#core/models/known-providers.ts';
import { readProviderSettings } from '#core/models/provider-settings.ts';
import type { Provider } from '#executor/protocol/messages.ts';
import { CliError } from './cli-error.ts';
import { recordOf, writtenProviders } from './providers-variable.ts';

/** A provider, and where it was found. */
export interface FoundProvider {
  readonly provider: Provider;
  /** The variable that says its address; absent for a known provider at its usual place. */
  readonly addressFrom?: string;
  /** The variable that holds its key; absent when there is no key. */
  readonly keyFrom?: string;
}

/** The providers that the environment says something of, as a run takes them: see `foundProviders`. */
export function providersOf(env: Environment): readonly Provider[] {
  return foundProviders(env)
    .filter(({ addressFrom, keyFrom }) => addressFrom !== undefined || keyFrom !== undefined)
    .map(({ provider }) => provider);
}

/**
 * All model providers, those of the environment included; never those of a file of the workspace.
 *
 * `OPENAI_API_KEY` and `OPENAI_BASE_URL` make the provider `openai`, and so for the other known ones. `WF_PROVIDERS` is
 * JSON and names further ones, or moves known ones: `{ "local": { "baseUrl": "http://localhost:1234/v1", "keyFrom":
 * "LOCAL_KEY" } }`, where `keyFrom` names the variable that holds the key; `@FILE` takes the JSON from a file. A key
 * belongs to the URL it is given with: `OPENAI_API_KEY` does not follow `openai` to another origin.
 */
export function foundProviders(env: Environment): readonly FoundProvider[] {
  const standard = Object.entries(knownProviders).map(([name, home]) => standardProvider(name, home, env));
  const own = ownProviders(env).map((entry) => {
    const known = standard.find(({ provider }) => provider.name === entry.provider.name);
    if (known?.provider.key === undefined || known.keyFrom === undefined || entry.keyFrom !== undefined) return entry;
    const stays = new URL(known.provider.baseUrl).origin === new URL(entry.provider.baseUrl).origin;
    return stays
      ? { ...entry, provider: { ...entry.provider, key: known.provider.key }, keyFrom: known.keyFrom }
      : entry;
  });
  const names = new Set(own.map(({ provider }) => provider.name));
  return [...standard.filter(({ provider }) => !names.has(provider.name)), ...own];
}

function standardProvider(name: string, home: string, env: Environment): FoundProvider {
  const [addressFrom, keyFrom] = [`${name.toUpperCase()}_BASE_URL`, `${name.toUpperCase()}_API_KEY`];
  const [address, key] = [env[addressFrom] ?? '', env[keyFrom] ?? ''];
  return {
    provider: provider(name, address === '' ? home : checkedUrl(addressFrom, address), key),
    ...(address !== '' && { addressFrom }),
    ...(key !== '' && { keyFrom }),
  };
}

type Environment = Readonly<Record<string, string | undefined>>;

const fields: readonly string[] = ['baseUrl', 'keyFrom', 'keyHeader', 'prices', 'stallTimeout'];
const fieldList = '`baseUrl`, `keyFrom`, `keyHeader`, `prices` and `stallTimeout`';

function ownProviders(env: Environment): readonly FoundProvider[] {
  return Object.entries(writtenProviders(env.WF_PROVIDERS)).map(([name, value]) => {
    const place = `WF_PROVIDERS.${name}`;
    const entry = recordOf(value, place);
    const unknown = Object.keys(entry).find((field) => !fields.includes(field));
    if (unknown !== undefined) throw new CliError(`${place} has ${fieldList}, not \`${unknown}\`.`);
    const read = readProviderSettings(entry);
    if (!read.ok) throw new CliError(`${place}${read.problem}.`);
    const keyFrom = entry.keyFrom === undefined ? undefined : textOf(entry.keyFrom, `${place}.keyFrom`);
    const key = keyFrom === undefined ? undefined : env[keyFrom];
    if (keyFrom !== undefined && key === undefined)
      throw new CliError(`${place} takes its key from \`${keyFrom}\`, which is not set.`);
    const { baseUrl, ...more } = read.settings;
    const found = { ...provider(name, checkedUrl(place, baseUrl), key), ...more };
    return {
      provider: found,
      addressFrom: 'WF_PROVIDERS',
      ...(found.key !== undefined && keyFrom !== undefined && { keyFrom }),
    };
  });
}

function provider(name: string, baseUrl: string, key: string | undefined): Provider {
  return { name, baseUrl, ...(key !== undefined && key !== '' && { key }) };
}

function checkedUrl(place: string, text: string): string {
  const url = URL.parse(text);
  // What may be a password is quoted nowhere: not here, nor in messages about the requests that follow.
  if (hasCredentials(text, url)) {
    throw new CliError(`${place}: the URL holds a user or a password; give the key in a variable of its own.`);
  }
  if (url?.protocol === 'https:' || url?.protocol === 'http:') return text;
  throw new CliError(`${place}: \`${text}\` is not an http or https URL.`);
}

/** In what is no http URL, an `@` may follow a password too. */
function hasCredentials(text: string, url: URL | null): boolean {
  if (url === null || !/^https?:$/.test(url.protocol)) return text.includes('@');
  return url.username !== '' || url.password !== '';
}

function textOf(value: unknown, place: string): string {
  if (typeof value === 'string' && value !== '') return value;
  throw new CliError(`${place} must be a text.`);
}
