import { execFileSync } from 'node:child_process';
import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { httpServer } from '../support/http-server.ts';
import { callOnce, realRun } from '../support/real-run.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { doIt, mcpRun, scripted, type McpRun } from './mcp-run.ts';

const inputs = { word: 'seven' };

/** Why a run in this folder is refused. Nobody is asked before. */
async function refusal(folder: ReturnType<typeof temporaryFolder>): Promise<string> {
  let asked = 0;
  const run = realRun(callOnce(doIt(folder)), {
    inputs,
    workspace: folder.uri,
    host: {
      askServer: () => {
        asked += 1;
        return Promise.resolve({ inputs: {} });
      },
    },
  });
  const error: unknown = await run.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  expect(error).toMatchObject({ refusal: { kind: 'mcp-server' } });
  expect(asked).toBe(0);
  return (error as Error).message;
}

describe('an mcp.json that is hostile', { timeout: 60_000 }, () => {
  it.runIf(process.platform !== 'win32')('is no pipe, which would never end', async () => {
    const folder = temporaryFolder();
    execFileSync('/bin/sh', ['-c', 'mkfifo "$0"', join(folder.path, 'mcp.json')]);
    expect(await refusal(folder)).toContain('is not a file');
  });

  it.runIf(process.platform !== 'win32')('is no device, not even through a link', async () => {
    const folder = temporaryFolder();
    symlinkSync('/dev/zero', join(folder.path, 'mcp.json'));
    expect(await refusal(folder)).toContain('is not a file');
  });

  it('has a size that a person could read', async () => {
    const folder = temporaryFolder();
    folder.write('mcp.json', `{ "servers": {} } ${' '.repeat(1_000_000)}`);
    expect(await refusal(folder)).toContain('has more than 1000000 bytes');
  });

  it.each([
    ['nested without an end', '['.repeat(400_000), 'is not a JSON object'],
    ['a comment without an end', '{ "servers": {} } /*'.padEnd(900_000, '/*'), 'is not a JSON object'],
    ['a list', '[]', 'is not a JSON object'],
    ['a list of servers', '{ "servers": [] }', '`servers` must be an object'],
    [
      'a server as a prototype',
      '{ "__proto__": { "servers": { "tested": { "command": "a" } } } }',
      'There is no MCP server',
    ],
    ['a command that is a list', '{ "servers": { "tested": { "command": ["sh"] } } }', '`command` must be a text'],
    [
      'an environment of objects',
      '{ "servers": { "tested": { "command": "a", "env": { "A": {} } } } }',
      '`env` must be',
    ],
    [
      'headers that are a text',
      '{ "servers": { "tested": { "url": "http://a/", "headers": "A: b" } } }',
      '`headers` must',
    ],
    ['a user in the address', '{ "servers": { "tested": { "url": "http://a:b@c/" } } }', 'user'],
    [
      'an input in the port',
      '{ "inputs": [{ "id": "p", "type": "promptString" }], "servers": { "tested": { "url": "http://a:${input:p}/" } } }',
      'scheme and host',
    ],
    [
      'an address of another kind',
      '{ "servers": { "tested": { "url": "javascript:alert(1)" } } }',
      'must be http or https',
    ],
    [
      'an input that is asked for by itself',
      '{ "inputs": [{ "id": "a", "type": "promptString", "default": "${input:a}" }], "servers": { "tested": { "command": "${input:b}" } } }',
      'does not define the input `b`',
    ],
    [
      'the command of the editor',
      '{ "servers": { "tested": { "command": "a", "args": ["${command:a}"] } } }',
      'has no value here',
    ],
    ['a zero character', '{ "servers": { "tested": { "command": "a\\u0000b" } } }', 'a zero character'],
    [
      'a file of variables that is no file',
      '{ "servers": { "tested": { "command": "a", "envFile": "." } } }',
      'is not a file',
    ],
  ])('with %s is refused, and nobody is asked', async (_name, text, message) => {
    const folder = temporaryFolder();
    folder.write('mcp.json', text);
    expect(await refusal(folder)).toContain(message);
  });

  it('cannot lead its folder out of the workspace by a link', async () => {
    const folder = temporaryFolder();
    symlinkSync('/etc', join(folder.path, 'linked'));
    folder.write('mcp.json', JSON.stringify({ servers: { tested: { command: 'a', cwd: './linked' } } }));
    expect(await refusal(folder)).toContain('lies outside of');
    folder.write('mcp.json', JSON.stringify({ servers: { tested: { command: 'a', envFile: 'linked/passwd' } } }));
    expect(await refusal(folder)).toContain('lies outside of');
  });
});

describe('what a person gives for an input', { timeout: 60_000 }, () => {
  const asking = { inputs: [{ id: 'key', type: 'promptString', password: true }] };
  const folder = temporaryFolder();
  const given = (key: string, server: object): Promise<McpRun> =>
    mcpRun(folder, { ...asking, servers: { tested: server } }, doIt(folder), { inputs, given: { key } });

  it('stays a text, whatever it names', async () => {
    const key = '${env:HOME}${input:key}';
    const run = await given(key, { ...scripted('environment'), env: { WORD: 'is ${input:key}' } });
    expect(JSON.stringify(run.end.result)).toContain('is [secret]');
  });

  it.each(['canary-bird\nx: y', 'canary\r\n\r\nbird', 'canary-bird\u{1f99c}'])(
    'is told nowhere when it cannot be a header: %j',
    async (key) => {
      const server = await httpServer((_request, response) => response.end('{}'));
      const failed = given(key, { url: `${server.origin}/mcp`, headers: { 'x-key': '${input:key}' } });
      const error: unknown = await failed.catch((reason: unknown) => reason);
      expect(error).toMatchObject({ refusal: { kind: 'mcp-server' } });
      expect((error as Error).message).not.toContain('canary');
      expect(server.requests).toEqual([]);
    },
  );

  it('is told nowhere when it cannot be a variable', async () => {
    const failed = given('canary-bird\0', { ...scripted('echo'), env: { KEY: '${input:key}' } });
    await expect(failed).rejects.toThrow('the input `key` holds a zero character');
  });
});
