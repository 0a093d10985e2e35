import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Json } from '#core/ir/json.ts';
import * as is from '../support/programs.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { doIt, mcpRun, scripted } from './mcp-run.ts';

const folder = temporaryFolder();
const inputs = { word: 'seven' };
const environment = doIt(folder, { returns: is.any });

interface Seen {
  readonly env: Readonly<Record<string, string>>;
  readonly cwd: string;
  readonly argv: readonly string[];
}

/** What the server sees that is started for this definition. */
async function seen(more: object, config: object = {}, given: Readonly<Record<string, string>> = {}): Promise<Seen> {
  const server = { ...scripted('environment'), ...more };
  const run = await mcpRun(folder, { servers: { tested: server }, ...config }, environment, { inputs, given });
  return run.end.result as unknown as Seen;
}

async function refusal(config: Readonly<Record<string, unknown>>, given = {}): Promise<string> {
  const run = mcpRun(folder, config, environment, { inputs, given });
  const error = await run.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  expect(error).toMatchObject({ refusal: { kind: 'mcp-server' } });
  return (error as Error).message;
}

describe('a server of mcp.json', { timeout: 60_000 }, () => {
  it('starts in the folder of the file, with variables written out', async () => {
    const { args } = scripted('environment', '${workspaceFolder}/data', '${workspaceFolderBasename}') as { args: Json };
    const { argv, cwd } = await seen({ args });
    expect(argv).toEqual([`${folder.path}/data`, folder.path.slice(dirname(folder.path).length + 1)]);
    expect(cwd).toBe(folder.path);
  });

  it('sees the environment that every tool sees, and what its definition adds', async () => {
    folder.write('.env', 'FROM_FILE=file\nBOTH=file\n');
    process.env.TEST_API_KEY = 'not for you';
    try {
      const { env } = await seen({ envFile: '${workspaceFolder}/.env', env: { BOTH: 'given', HOME: null, NUMBER: 7 } });
      expect(env).toMatchObject({ FROM_FILE: 'file', BOTH: 'given', NUMBER: '7', PATH: process.env.PATH });
      expect(Object.keys(env)).not.toContain('HOME');
      expect(Object.keys(env)).not.toContain('TEST_API_KEY');
    } finally {
      delete process.env.TEST_API_KEY;
    }
  });

  it('cannot fetch a key from the environment', async () => {
    process.env.TEST_API_KEY = 'not for you';
    try {
      const message = await refusal({
        servers: { tested: { ...scripted('echo'), env: { KEY: '${env:TEST_API_KEY}' } } },
      });
      expect(message).toMatch(/`\$\{env:TEST_API_KEY\}` has no value here.*An input asks for one/);
    } finally {
      delete process.env.TEST_API_KEY;
    }
    expect((await seen({ env: { WHERE: '${env:PATH}' } })).env.WHERE).toBe(process.env.PATH);
  });

  it('gets the inputs that the person gives; a password is in no event', async () => {
    const server = { ...scripted('environment'), env: { TOKEN: '${input:token}' } };
    const config = {
      inputs: [{ id: 'token', type: 'promptString', description: 'Key', password: true }],
      servers: { tested: server },
    };
    const run = await mcpRun(folder, config, environment, { inputs, given: { token: 'canary-bird' } });
    expect(run.asked[0]?.inputs).toEqual([{ id: 'token', description: 'Key', password: true }]);
    expect(JSON.stringify(run.asked)).toContain('${input:token}');
    expect(JSON.stringify([run.events, run.end, run.asked])).not.toContain('canary-bird');
    expect((run.end.result as unknown as Seen).env.TOKEN).toBe('[secret]');
  });

  it('is refused without consent, without its inputs, and when it is not there', async () => {
    const servers = { tested: scripted('echo'), other: scripted('echo') };
    const host = { askServer: () => Promise.resolve({ refused: 'not today' }) };
    await expect(mcpRun(folder, { servers }, environment, { inputs, host })).rejects.toThrow('not started: not today');
    const undefinedInput = { servers: { tested: { ...scripted('echo'), env: { A: '${input:a}' } } } };
    expect(await refusal(undefinedInput)).toContain('does not define the input `a`');
    const asked = { ...undefinedInput, inputs: [{ id: 'a', type: 'promptString' }] };
    expect(await refusal(asked)).toContain('the input `a` was not given');
    expect(await refusal({ servers: { testd: scripted('echo') } })).toContain('Did you mean `testd`?');
    expect(await refusal({ mcpServers: { tested: scripted('echo') } })).toContain('under `servers`');
  });

  it.each([
    ['no object', 7, 'it must be an object'],
    ['no command', { type: 'stdio' }, '`command` must be a text'],
    ['arguments that are no texts', { command: 'a', args: [1] }, '`args` must be a list of texts'],
    ['another type', { type: 'sse', url: 'http://a/' }, 'its type must be "stdio" or "http", not "sse"'],
    ['an address that is none', { url: 'file:///etc/passwd' }, 'must be http or https'],
    ['an input as its host', { url: 'https://${input:host}/mcp' }, 'no input may stand in its scheme and host'],
    ['a folder elsewhere', { command: 'a', cwd: '/etc' }, '`/etc` lies outside of'],
    ['variables of a file elsewhere', { command: 'a', envFile: '../../etc/passwd' }, 'lies outside of'],
    ['an unknown variable', { command: '${command:open}' }, '`${command:open}` has no value here'],
  ])('is refused with %s', async (_name, server, message) => {
    const config = { servers: { tested: server }, inputs: [{ id: 'host', type: 'promptString' }] };
    expect(await refusal(config)).toContain(message);
  });

  it('is not refused for what another server of the file lacks; comments and final commas are welcome', async () => {
    const text = `// servers\n{ "servers": { "broken": 7, "tested": ${JSON.stringify(scripted('echo', '// no comment ,}'))}, /* end */ }, }`;
    folder.write('.vscode/mcp.json', text);
    try {
      const run = await mcpRun(folder, {}, doIt(folder), { inputs });
      expect(run.end.result).toBe('seven');
      expect(run.asked[0]).toMatchObject({ server: 'tested', file: join(folder.path, '.vscode/mcp.json') });
    } finally {
      folder.write('.vscode/mcp.json', '{}');
    }
  });

  it('has a digest of everything that decides what is started', async () => {
    const digests: (string | undefined)[] = [];
    for (const change of [{}, { env: { A: '1' } }, { cwd: folder.write('sub/a', '').slice(0, -2) }, {}]) {
      const server = { ...scripted('echo'), ...change };
      const run = await mcpRun(folder, { servers: { tested: server } }, doIt(folder), { inputs });
      digests.push(run.asked[0]?.digest);
    }
    expect(digests[0]).toMatch(/^[0-9a-f]{64}$/);
    expect(digests[3]).toBe(digests[0]);
    expect(new Set(digests).size).toBe(3);
  });
});
