import { describe, expect, test } from 'vitest';
import { completionServer, failing, type Answer } from '../../executor/support/completion-server.ts';
import { body, finished, streamed, toolCall, usage } from '../../executor/support/completion-server.ts';
import { folderWith, wf } from '../folder.ts';

const key = 'sk-canary-0123456789';

async function models(argv: readonly string[], env: Readonly<Record<string, string>> = {}) {
  return wf(folderWith({}), ['models', ...argv], { env });
}

/** The environment of a provider `local` with a key. */
async function local(...answers: readonly Answer[]): Promise<{ readonly env: Readonly<Record<string, string>> }> {
  const { baseUrl } = await completionServer(answers);
  return { env: { WF_PROVIDERS: JSON.stringify({ local: { baseUrl, keyFrom: 'LOCAL_KEY' } }), LOCAL_KEY: key } };
}

describe('wf models', () => {
  test('lists the known providers, and says which of them need a key', async () => {
    const { code, stdout } = await models([]);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^openai +https:\/\/api\.openai\.com +no key: set OPENAI_API_KEY$/m);
    expect(stdout).toMatch(/^ollama +http:\/\/127\.0\.0\.1:11434 +no key$/m);
  });

  test('says where keys and addresses come from, and shows neither a key nor a path', async () => {
    const env = {
      OPENAI_API_KEY: key,
      OLLAMA_BASE_URL: 'http://gpu.example:11434/hidden-path/v1',
      WF_PROVIDERS: JSON.stringify({
        work: {
          baseUrl: 'https://models.example/v1?code=hidden',
          keyFrom: 'WORK_KEY',
          prices: { large: { input: 1, output: 2 } },
        },
      }),
      WORK_KEY: `${key}-work`,
    };
    const { stdout } = await models([], env);
    expect(stdout).toMatch(/^openai +https:\/\/api\.openai\.com +key from OPENAI_API_KEY$/m);
    expect(stdout).toMatch(/^ollama +http:\/\/gpu\.example:11434 +no key · address from OLLAMA_BASE_URL$/m);
    expect(stdout).toMatch(
      /^work +https:\/\/models\.example +key from WORK_KEY · address from WF_PROVIDERS · 1 price$/m,
    );
    const json = (await models(['--json'], env)).stdout;
    for (const text of [stdout, json]) expect(text).not.toMatch(/canary|hidden/);
    const listed = JSON.parse(json) as { readonly providers: readonly object[]; readonly probes: readonly object[] };
    expect(listed.probes).toEqual([]);
    expect(listed.providers.at(-1)).toEqual({
      name: 'work',
      origin: 'https://models.example',
      addressFrom: 'WF_PROVIDERS',
      keyFrom: 'WORK_KEY',
      needsKey: false,
      prices: ['large'],
    });
  });

  test('a key that does not follow its provider is not listed', async () => {
    const env = { OPENAI_API_KEY: key, WF_PROVIDERS: '{ "openai": { "baseUrl": "https://elsewhere.example" } }' };
    expect((await models([], env)).stdout).toMatch(/^openai +https:\/\/elsewhere\.example +no key · address from/m);
  });
});

describe('wf models --probe', { timeout: 30_000 }, () => {
  const call = toolCall('pick_colour', '{"colour":"blue"}');

  test('finds what a good server can do', async () => {
    const { env } = await local(streamed([call, finished, usage]));
    const { code, stdout } = await models(['--probe', 'local/some/model'], env);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^local\/some\/model · /);
    expect(stdout.match(/^ {2}yes/gm)).toHaveLength(4);
    expect(stdout).not.toContain('refuses');
  });

  test('finds what another cannot', async () => {
    const whole = JSON.stringify({ choices: [{ message: { content: 'Hello.' }, finish_reason: 'stop' }] });
    const { env } = await local(
      failing(400, 'Unknown parameter: parallel_tool_calls'),
      body('application/json', whole),
      failing(400, "Invalid tool_choice type: 'object'"),
      body('application/json', whole),
    );
    const { code, stdout } = await models(['--probe', 'local/m', '--json'], env);
    expect(code).toBe(0);
    const { probes } = JSON.parse(stdout) as { readonly probes: readonly object[] };
    expect(probes).toEqual([
      {
        model: 'local/m',
        ok: true,
        streams: false,
        callsTools: false,
        honoursToolChoice: false,
        reportsUsage: false,
        refuses: ['named tool_choice', 'parallel_tool_calls'],
        milliseconds: expect.any(Number) as number,
      },
    ]);
  });

  test('says why a model cannot be asked, without its key, and ends with 1', async () => {
    const { env } = await local(failing(401, `Incorrect API key provided: ${key}`));
    const { code, stdout } = await models(['--probe', 'local/m'], env);
    expect(code).toBe(1);
    expect(stdout).toContain('cannot be asked: local answered 401: Incorrect API key provided: [secret]');
    expect(stdout).not.toContain('canary');
  });

  test.each(['nobody/m', 'm', 'local/', '/m', 'constructor/m'])('%s is no model', async (name) => {
    const { code, stderr } = await models(['--probe', name]);
    expect(code).toBe(2);
    expect(stderr).toContain('is no model of a known provider');
  });
});
