import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { describe, expect, it } from 'vitest';
import { bundle, BUNDLE_NODE, example, ROOT } from './bundle.ts';

interface Finished {
  readonly code: number | null;
  readonly output: string;
}

function wf(...args: readonly string[]): Finished {
  const { status, stdout, stderr } = spawnSync(BUNDLE_NODE, [bundle('wf'), ...args], {
    cwd: ROOT,
    encoding: 'utf8',
    env: { ...process.env, NO_COLOR: '1' },
  });
  return { code: status, output: stdout + stderr };
}

describe('the bundle of the command line', () => {
  it('runs on the Node under test', () => {
    const wanted = process.env.WF_BUNDLE_NODE === undefined ? process.version : 'v22.15.1';
    expect(spawnSync(BUNDLE_NODE, ['--version'], { encoding: 'utf8' }).stdout.trim()).toBe(wanted);
  });

  it('finds nothing wrong with a right file', () => {
    expect(wf('check', example('research.wf'))).toMatchObject({ code: 0 });
  }, 30_000);

  it('finds what is wrong with a wrong one', () => {
    const { code, output } = wf('check', example('broken.wf'));
    expect(code).toBe(1);
    expect(output).toContain('unreachable-tool');
  }, 30_000);

  it('rehearses', () => {
    const { code, output } = wf('run', example('research.wf'), '--model', 'rehearsal', '--input', 'topic=tool rules');
    expect(output).toContain('web_search');
    expect(code).toBe(0);
  }, 30_000);

  it('asks a model, and loads no second copy of undici, which is that of Node', async () => {
    const server = createServer((request, response) => {
      request.resume();
      response.writeHead(400, { 'content-type': 'application/json' });
      response.end(JSON.stringify({ error: { message: 'the tide is out' } }));
    });
    await once(server.listen(0, '127.0.0.1'), 'listening');
    try {
      const { port } = server.address() as AddressInfo;
      const words = ['run', example('review.wf'), '--no-journal', '--model', 'ollama/x', '--input', 'topic=whales'];
      const copies = 'process.moduleLoadList.filter((name) => name.endsWith("deps/undici/undici")).length';
      const atEnd = `data:text/javascript,process.on("exit", () => console.log("copies:", ${copies}))`;
      const child = spawn(BUNDLE_NODE, ['--import', atEnd, bundle('wf'), ...words], {
        stdio: ['ignore', 'pipe', 'inherit'],
        env: { ...process.env, OLLAMA_BASE_URL: `http://127.0.0.1:${port}/v1` },
      });
      const said = await text(child.stdout);
      expect(said).toContain('the tide is out');
      expect(said).toContain('copies: 0');
    } finally {
      server.close();
    }
  }, 30_000);
});
