import { knownProviders } from '#core/models/known-providers.ts';
import type { Provider } from '#executor/protocol/messages.ts';
import { CliError } from './cli-error.ts';

/**
 * Model providers and keys of the environment; never of a file of the workspace.
 *
 * `OPENAI_API_KEY` and `OPENAI_BASE_URL` make the provider `openai`, and so for the other known ones. `WF_PROVIDERS` is
 * JSON and names further ones, or moves known ones: `{ "local": { "baseUrl": "http://localhost:1234/v1", "keyFrom":
 * "LOCAL_KEY" } }`, where `keyFrom` names the variable that holds the key. A key belongs to the URL it is given with:
 * `OPENAI_API_KEY` does not follow `openai` to another origin.
 */
export function providersOf(env: Environment): readonly Provider[] {
  const standard = Object.entries(knownProviders).flatMap(([name, home]) => {
    const baseUrl = env[`${name.toUpperCase()}_BASE_URL`] ?? '';
    const key = env[`${name.toUpperCase()}_API_KEY`] ?? '';
    if (baseUrl === '' && key === '') return [];
    return [provider(name, baseUrl === '' ? home : checkedUrl(`${name.toUpperCase()}_BASE_URL`, baseUrl), key)];
  });
  const own = ownProviders(env).map((entry) => {
    const known = standard.find(({ name }) => name === entry.name);
    const stays = known !== undefined && new URL(known.baseUrl).origin === new URL(entry.baseUrl).origin;
    return stays && entry.key === undefined ? provider(entry.name, entry.baseUrl, known.key) : entry;
  });
  return [...standard.filter(({ name }) => own.every((entry) => entry.name !== name)), ...own];
}

/** Names that `WF_PROVIDERS` adds to the known ones. What is wrong with it is said when a run needs it. */
export function providerNamesOf(env: Environment): readonly string[] {
  try {
    return Object.keys(recordOf(parse(env.WF_PROVIDERS ?? '{}'), 'WF_PROVIDERS'));
  } catch {
    return [];
  }
}

type Environment = Readonly<Record<string, string | undefined>>;

function ownProviders(env: Environment): readonly Provider[] {
  const text = env.WF_PROVIDERS;
  if (text === undefined || text === '') return [];
  return Object.entries(recordOf(parse(text), 'WF_PROVIDERS')).map(([name, value]) => {
    const place = `WF_PROVIDERS.${name}`;
    const entry = recordOf(value, place);
    const unknown = Object.keys(entry).find((field) => field !== 'baseUrl' && field !== 'keyFrom');
    if (unknown !== undefined) throw new CliError(`${place} has \`baseUrl\` and \`keyFrom\`, not \`${unknown}\`.`);
    const keyFrom = entry.keyFrom === undefined ? undefined : textOf(entry.keyFrom, `${place}.keyFrom`);
    const key = keyFrom === undefined ? undefined : env[keyFrom];
    if (keyFrom !== undefined && key === undefined)
      throw new CliError(`${place} takes its key from \`${keyFrom}\`, which is not set.`);
    return provider(name, checkedUrl(place, textOf(entry.baseUrl, `${place}.baseUrl`)), key);
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

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new CliError('WF_PROVIDERS is not JSON.', { cause: error });
  }
}

function recordOf(value: unknown, place: string): Readonly<Record<string, unknown>> {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return { ...value };
  throw new CliError(`${place} must be an object.`);
}

function textOf(value: unknown, place: string): string {
  if (typeof value === 'string' && value !== '') return value;
  throw new CliError(`${place} must be a text.`);
}
