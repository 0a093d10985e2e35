import { describe, expect, test } from 'vitest';
import { CliError } from '../../cli/src/cli-error.ts';
import { providersOf } from '../../cli/src/providers.ts';
import { temporaryFolder } from '../executor/support/temporary-folder.ts';

describe('providers of the environment', () => {
  test('a known provider is there when its key or URL is given', () => {
    expect(providersOf({})).toEqual([]);
    expect(providersOf({ OPENAI_API_KEY: '', OPENAI_BASE_URL: '' })).toEqual([]);
    expect(providersOf({ OPENAI_API_KEY: 'k' })).toEqual([
      { name: 'openai', baseUrl: 'https://api.openai.com/v1', key: 'k' },
    ]);
    expect(
      providersOf({ OPENAI_API_KEY: 'k', OPENAI_BASE_URL: 'http://localhost:1/v1', OPENROUTER_API_KEY: 'r' }),
    ).toEqual([
      { name: 'openai', baseUrl: 'http://localhost:1/v1', key: 'k' },
      { name: 'openrouter', baseUrl: 'https://openrouter.ai/api/v1', key: 'r' },
    ]);
    expect(() => providersOf({ OLLAMA_BASE_URL: 'here' })).toThrow(
      new CliError('OLLAMA_BASE_URL: `here` is not an http or https URL.'),
    );
  });

  test('others come from WF_PROVIDERS, their keys from variables that it names', () => {
    const env = {
      WF_PROVIDERS: '{ "a": { "baseUrl": "http://a/v1", "keyFrom": "A_KEY" }, "b": { "baseUrl": "https://b" } }',
      A_KEY: 'secret',
    };
    expect(providersOf(env)).toEqual([
      { name: 'a', baseUrl: 'http://a/v1', key: 'secret' },
      { name: 'b', baseUrl: 'https://b' },
    ]);
  });

  test('others may come from a file, with prices and the header of their key', () => {
    const folder = temporaryFolder();
    const prices = { 'gpt-4.1': { input: 2, output: 8 } };
    const azure = { baseUrl: 'https://x.openai.azure.com/openai/deployments/{model}', keyHeader: 'api-key', prices };
    const path = folder.write('providers.json', JSON.stringify({ azure: { ...azure, keyFrom: 'AZURE_KEY' } }));
    expect(providersOf({ WF_PROVIDERS: `@${path}`, AZURE_KEY: 'secret' })).toEqual([
      { name: 'azure', key: 'secret', ...azure },
    ]);
  });

  test('one may say how long its servers may be silent, in seconds', () => {
    const env = { WF_PROVIDERS: '{ "slow": { "baseUrl": "http://slow/v1", "stallTimeout": 600.5 } }' };
    expect(providersOf(env)).toEqual([{ name: 'slow', baseUrl: 'http://slow/v1', stall: 600_500 }]);
  });

  test('a key does not follow its provider to another origin', () => {
    const moved = (baseUrl: string): unknown =>
      providersOf({ OPENAI_API_KEY: 'k', WF_PROVIDERS: JSON.stringify({ openai: { baseUrl } }) });
    expect(moved('https://elsewhere.example/v1')).toEqual([
      { name: 'openai', baseUrl: 'https://elsewhere.example/v1' },
    ]);
    expect(moved('https://api.openai.com/v2')).toEqual([
      { name: 'openai', baseUrl: 'https://api.openai.com/v2', key: 'k' },
    ]);
  });

  test.each(['http://ada:hunter2@x/v1', 'https://hunter2@x/v1', 'ada:hunter2@x/v1', '//ada:hunter2@x'])(
    'a URL with a password is refused and not quoted: %s',
    (url) => {
      const message = 'the URL holds a user or a password; give the key in a variable of its own.';
      const moved = (env: Readonly<Record<string, string>>) => (): unknown => providersOf(env);
      expect(moved({ OLLAMA_BASE_URL: url })).toThrow(new CliError(`OLLAMA_BASE_URL: ${message}`));
      const named = JSON.stringify({ a: { baseUrl: url } });
      expect(moved({ WF_PROVIDERS: named })).toThrow(new CliError(`WF_PROVIDERS.a: ${message}`));
    },
  );

  test.each<readonly [text: string, message: string]>([
    ['{', 'WF_PROVIDERS is not JSON.'],
    ['[]', 'WF_PROVIDERS must be an object.'],
    ['{ "a": "http://x" }', 'WF_PROVIDERS.a must be an object.'],
    ['{ "a": {} }', 'WF_PROVIDERS.a.baseUrl must be a text.'],
    [
      '{ "a": { "baseUrl": "http://x", "keyHeader": "x-key" } }',
      'WF_PROVIDERS.a.keyHeader must be `authorization` or `api-key`.',
    ],
    ['{ "a": { "baseUrl": "http://x", "prices": [] } }', 'WF_PROVIDERS.a.prices must be an object.'],
    [
      '{ "a": { "baseUrl": "http://x", "prices": { "m": { "input": -1, "output": 2 } } } }',
      'WF_PROVIDERS.a.prices.m must be `{ "input": …, "output": … }`, in US dollars for a million tokens.',
    ],
    ...['0', '-1', '"10m"', 'null'].map(
      (time) =>
        [
          `{ "a": { "baseUrl": "http://x", "stallTimeout": ${time} } }`,
          'WF_PROVIDERS.a.stallTimeout must be a number of seconds, more than 0.',
        ] as const,
    ),
    ['@/nowhere/providers.json', 'WF_PROVIDERS names the file `/nowhere/providers.json`, which cannot be read.'],
    ['{ "a": { "baseUrl": "file:///etc" } }', 'WF_PROVIDERS.a: `file:///etc` is not an http or https URL.'],
    [
      '{ "a": { "baseUrl": "http://x", "key": "k" } }',
      'WF_PROVIDERS.a has `baseUrl`, `keyFrom`, `keyHeader`, `prices` and `stallTimeout`, not `key`.',
    ],
    [
      '{ "a": { "baseUrl": "http://x", "keyFrom": "NO" } }',
      'WF_PROVIDERS.a takes its key from `NO`, which is not set.',
    ],
  ])('%s is refused', (text, message) => {
    expect(() => providersOf({ WF_PROVIDERS: text })).toThrow(new CliError(message));
  });
});
