import { describe, expect, it, vi } from 'vitest';
import { gone } from '../support/processes.ts';
import * as is from '../support/programs.ts';
import { eventsOf } from '../support/scripted-run.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { doIt, mcpRun, scripted, type McpRun } from './mcp-run.ts';

const folder = temporaryFolder();
const inputs = { word: 'seven' };
const texts = (run: McpRun): readonly string[] => eventsOf(run, 'tool-output').map(({ text }) => text);

function run(mode: string, parts: is.ToolParts = {}, options: Parameters<typeof mcpRun>[3] = {}): Promise<McpRun> {
  return mcpRun(folder, { servers: { tested: scripted(mode) } }, doIt(folder, parts), { inputs, ...options });
}

describe('a server that', { timeout: 60_000 }, () => {
  it('says that a call failed: so it did', async () => {
    expect((await run('fails')).end).toMatchObject({ reason: 'tool-failed', message: '`do` failed: cannot do seven' });
  });

  it('refuses a call: it failed', async () => {
    expect((await run('rejects')).end.message).toBe('`do` failed: no such thing');
  });

  it('prints other things between its messages: they are told, and the result is found', async () => {
    const answered = await run('garbage');
    expect(answered.end).toEqual({ reason: 'exit', result: 'after all' });
    expect(texts(answered)).toEqual(['{"jsonrpc": "2.0", "id":', 'not json at all']);
    expect((await run('prints')).end).toEqual({ reason: 'exit', result: 'seven' });
  });

  it('answers in the wrong shape: the call failed', async () => {
    expect((await run('misshapen')).end.reason).toBe('tool-failed');
  });

  it('dies before it greets: the run is refused with what it complained of', async () => {
    await expect(run('dies')).rejects.toMatchObject({
      refusal: { kind: 'mcp-server', message: expect.stringMatching(/exit code 7: no licence found/) as string },
    });
  });

  it('cannot be started: the run is refused', async () => {
    const config = { servers: { tested: { command: folder.file('absent') } } };
    await expect(mcpRun(folder, config, doIt(folder), { inputs })).rejects.toMatchObject({
      refusal: { kind: 'mcp-server', message: expect.stringMatching(/did not start: .*ENOENT/) as string },
    });
  });

  it('crashes in a call: the call failed with what it complained of, and so does another attempt', async () => {
    const gone = '`do` failed: the server is gone: it ended with exit code 3: segmentation fault, they say';
    expect((await run('crashes')).end.message).toBe(gone);
    expect((await run('crashes', { retry: 1 })).end.message).toBe(gone);
  });

  it('never answers a call: the time-out of the tool ends it, and its children die with the run', async () => {
    const hung = await run('hangs', { timeout: 1500 });
    expect(hung.end.message).toBe('`do` failed: it took longer than 1500 ms');
    const child = texts(hung).find((text) => text.startsWith('child '));
    await gone(Number(child?.slice('child '.length)));
  });

  it('is told of a cancelled call, and is gone with its children soon after', async () => {
    const cancel = new AbortController();
    const ended = await run(
      'hangs',
      {},
      {
        signal: cancel.signal,
        onEvent: ({ type }) => {
          if (type === 'tool-output') cancel.abort();
        },
      },
    );
    expect(ended.end.reason).toBe('cancelled');
    await gone(Number(texts(ended)[0]?.slice('child '.length)));
  });

  it('does not end by itself: it is killed', async () => {
    const ended = await run('stubborn', { returns: is.integer });
    await gone(Number(ended.end.result));
  });

  it('never greets: a cancelled run does not wait for it', async () => {
    const cancel = new AbortController();
    const ended = await run(
      'mute',
      {},
      {
        signal: cancel.signal,
        host: {
          askServer: () => {
            setImmediate(() => {
              cancel.abort();
            });
            return Promise.resolve({ inputs: {} });
          },
        },
      },
    );
    expect(ended.end.reason).toBe('cancelled');
    expect(eventsOf(ended, 'tool-finished').every(({ ok }) => !ok)).toBe(true);
  });

  it('never greets: the run is refused when its time is over', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    try {
      const refused = run(
        'mute',
        {},
        {
          host: {
            askServer: () => {
              setImmediate(() => void vi.advanceTimersByTimeAsync(121_000));
              return Promise.resolve({ inputs: {} });
            },
          },
        },
      );
      await expect(refused).rejects.toThrow('The MCP server `tested` did not start: it took longer than 120 s.');
    } finally {
      vi.useRealTimers();
    }
  });

  it('lists its tools without an end: the run is refused', async () => {
    await expect(run('lists')).rejects.toThrow('it lists its tools without an end: 100 so far');
  });

  it('changes its tools after they were compared: what the file declares is what counts', async () => {
    const changed = await run('changes', { returns: is.string });
    expect(changed.end).toEqual({ reason: 'exit', result: 'listed 1' });
    expect((await run('changes', { returns: is.integer })).end.message).toContain('the result does not fit');
  });

  it('complains without an end: what is told of it has one', async () => {
    const flooded = await run('complains', { timeout: 50_000 });
    expect(flooded.end).toEqual({ reason: 'exit', result: 'done' });
    const told = texts(flooded);
    expect(told.join('\n').length).toBeLessThan(1_000_200);
    expect(told.at(-1)).toBe('… it writes more than 1.0 MB; the rest is not shown');
  });

  it('sends 100 MB: the call failed, and the server is gone', async () => {
    const flooded = await run('giant', { timeout: 50_000 });
    expect(flooded.end.message).toContain('it sent a message that is too long');
  });

  it('gives a long text: it is cut with a mark', async () => {
    const large = await run('large', { timeout: 50_000 });
    expect((large.end.result as string).slice(9_999_999)).toBe('x\n… cut: 2.3 MB more');
  });

  it('gives a structure and a text: what is declared decides', async () => {
    const structured = await run('structured', { returns: is.object({ length: is.integer }) });
    expect(structured.end.result).toEqual({ length: 5 });
    expect((await run('structured', { returns: is.string })).end.result).toBe('it is long');
    expect((await run('structured')).end.result).toEqual({ length: 5, more: true });
  });

  it('tells its progress: so does the run', async () => {
    expect(texts(await run('progress'))).toEqual(['progress 1/2', 'progress 2/2']);
  });
});
