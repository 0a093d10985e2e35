import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, it } from 'vitest';
import * as is from '../support/programs.ts';
import { eventsOf } from '../support/scripted-run.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { mcpRun, mcpTool, packaged } from './mcp-run.ts';

const folder = temporaryFolder();
const started: (() => void)[] = [];
afterEach(() => {
  for (const stop of started.splice(0)) stop();
});

/** The everything server over streamable HTTP, once it listens; gives its address. */
async function everythingOverHttp(): Promise<string> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo;
  probe.close();
  const script = '../../../node_modules/@modelcontextprotocol/server-everything/dist/index.js';
  const child = spawn(process.execPath, [fileURLToPath(new URL(script, import.meta.url)), 'streamableHttp'], {
    env: { PORT: String(port), PATH: process.env.PATH },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  started.push(() => child.kill('SIGKILL'));
  let told = '';
  child.stderr.setEncoding('utf8');
  while (!told.includes('listening')) told += String((await once(child.stderr, 'data'))[0]);
  return `http://127.0.0.1:${port}/mcp`;
}

const structured = mcpTool(folder, 'get-structured-content', {
  parameters: { location: is.literals('New York', 'Chicago', 'Los Angeles') },
  returns: is.object({ temperature: is.number, conditions: is.string }),
});

describe.each(['stdio', 'http'])('server-everything over %s', { timeout: 60_000 }, (way) => {
  const server = async (): Promise<object> =>
    way === 'stdio' ? packaged('server-everything') : { type: 'http', url: await everythingOverHttp() };

  it('gives the text of a result', async () => {
    const echo = mcpTool(folder, 'echo', { parameters: { message: is.string }, returns: is.string });
    const run = await mcpRun(folder, { servers: { tested: await server() } }, echo, { inputs: { message: 'hé\n🙂' } });
    expect(run.end).toEqual({ reason: 'exit', result: 'Echo: hé\n🙂' });
    expect(run.asked).toHaveLength(1);
  });

  it('gives the structure of a result, as far as it is declared', async () => {
    const run = await mcpRun(folder, { servers: { tested: await server() } }, structured, {
      inputs: { location: 'Chicago' },
    });
    expect(run.end.reason).toBe('exit');
    expect(Object.keys(run.end.result as object).sort()).toEqual(['conditions', 'temperature']);
  });

  it('tells the progress of a call', async () => {
    const long = mcpTool(folder, 'trigger-long-running-operation', {
      parameters: { duration: is.number, steps: is.number },
    });
    const run = await mcpRun(folder, { servers: { tested: await server() } }, long, {
      inputs: { duration: 0.2, steps: 2 },
    });
    expect(run.end.reason).toBe('exit');
    expect(eventsOf(run, 'tool-output').map(({ text }) => text)).toEqual(['progress 1/2', 'progress 2/2']);
  });

  it('is cancelled in a call', async () => {
    const long = mcpTool(folder, 'trigger-long-running-operation', {
      parameters: { duration: is.number, steps: is.number },
    });
    const cancel = new AbortController();
    const run = await mcpRun(folder, { servers: { tested: await server() } }, long, {
      inputs: { duration: 600, steps: 6000 },
      signal: cancel.signal,
      onEvent: ({ type }) => {
        if (type === 'tool-output') cancel.abort();
      },
    });
    expect(run.end.reason).toBe('cancelled');
  });
});

describe('server-filesystem', { timeout: 60_000 }, () => {
  const config = { servers: { tested: packaged('server-filesystem', folder.path) } };

  it('reads files of its folder', async () => {
    folder.write('note.txt', 'buy milk');
    const read = mcpTool(folder, 'read_text_file', { parameters: { path: is.string }, returns: is.string });
    const run = await mcpRun(folder, config, read, { inputs: { path: `${folder.path}/note.txt` } });
    expect(run.end).toEqual({ reason: 'exit', result: 'buy milk' });
  });

  it('fails where it says so', async () => {
    const read = mcpTool(folder, 'read_text_file', { parameters: { path: is.string } });
    const run = await mcpRun(folder, config, read, { inputs: { path: '/etc/passwd' } });
    expect(run.end.reason).toBe('tool-failed');
    expect(run.end.message).toContain('outside allowed directories');
  });
});

describe('a declaration that the server does not keep', { timeout: 60_000 }, () => {
  const config = { servers: { tested: packaged('server-everything') } };

  it.each([
    ['a tool that is not there', mcpTool(folder, 'ecko'), /has no tool `ecko`. It has `echo`, /],
    ['a parameter that is missing', mcpTool(folder, 'echo'), /the server requires `message`, which is not declared/],
    [
      'one that may be left out',
      mcpTool(folder, 'echo', { parameters: { 'message?': is.string } }),
      /the server requires `message`, which is optional here/,
    ],
    [
      'one of another type',
      mcpTool(folder, 'get-sum', { parameters: { a: is.number, b: is.string } }),
      /`b` is declared as `string`, and the server takes `number`/,
    ],
    [
      'one that the server does not know',
      mcpTool(folder, 'echo', { parameters: { message: is.string, loud: is.boolean } }),
      /the server has no parameter `loud`/,
    ],
    [
      'another result',
      { ...structured, returns: is.object({ temperature: is.string }) },
      /the server gives .* which is not `\{ temperature: string \}`: `temperature` can be `number`, not `string`/,
    ],
  ])('is said before anything is called: %s', async (_name, tool, message) => {
    const events: string[] = [];
    const inputs = Object.fromEntries(
      tool.parameters.map(({ name, type }) => [
        name,
        type.kind === 'primitive' ? { string: '', number: 1, boolean: true }[type.name as 'string'] : 'Chicago',
      ]),
    );
    await expect(
      mcpRun(folder, config, tool, { inputs, onEvent: ({ type }) => events.push(type) }),
    ).rejects.toMatchObject({ refusal: { kind: 'mcp-server', message: expect.stringMatching(message) as string } });
    expect(events).toEqual([]);
  });
});
