import type { Provider } from '#executor/protocol/messages.ts';
import { CliError } from './cli-error.ts';

const openai = 'https://api.openai.com/v1';

/**
 * Model providers and keys of the environment; never of a file of the workspace.
 *
 * `OPENAI_API_KEY` with `OPENAI_BASE_URL` makes the provider `openai`. `WF_PROVIDERS` is JSON and names further ones, or
 * another `openai`: `{ "local": { "baseUrl": "http://localhost:1234/v1", "keyFrom": "LOCAL_KEY" } }`, where `keyFrom`
 * names the variable that holds the key. A key belongs to the URL it is given with: `OPENAI_API_KEY` does not go to an
 * `openai` that `WF_PROVIDERS` moved to another origin.
 */
export function providersOf(env: Readonly<Record<string, string | undefined>>): readonly Provider[] {
  const own = ownProviders(env);
  const { OPENAI_BASE_URL: baseUrl = '', OPENAI_API_KEY: key } = env;
  const standard = provider('openai', baseUrl === '' ? openai : checkedUrl('OPENAI_BASE_URL', baseUrl), key);
  const moved = own.find(({ name }) => name === 'openai');
  if (moved === undefined) return [standard, ...own];
  const sameOrigin = new URL(moved.baseUrl).origin === new URL(standard.baseUrl).origin;
  if (moved.key !== undefined || !sameOrigin) return own;
  return own.map((entry) => (entry === moved ? provider(moved.name, moved.baseUrl, key) : entry));
}

function ownProviders(env: Readonly<Record<string, string | undefined>>): readonly Provider[] {
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
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url?.protocol === 'https:' || url?.protocol === 'http:') return text;
  throw new CliError(`${place}: \`${text}\` is not an http or https URL.`);
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
