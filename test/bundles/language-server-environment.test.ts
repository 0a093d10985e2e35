import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { describe, expect, it } from 'vitest';
import {
  createProtocolConnection,
  ExitNotification,
  InitializeRequest,
  ShutdownRequest,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver-protocol/node';
import { descendantsOf, environmentOf } from '../executor/support/process-environment.ts';
import { bundle, BUNDLE_NODE } from './bundle.ts';

const canaries = {
  OPENAI_API_KEY: 'sk-canary-1',
  WF_SECRET_MAIL: 'canary-2',
  WF_INPUT_TOKEN: 'canary-3',
  HTTPS_PROXY: 'http://ada:canary-4@proxy.test:3128',
  DATABASE_URL: 'postgres://ada:canary-5@db.test',
};

describe.runIf(process.platform === 'linux')('the language server that `wf lsp` starts', () => {
  it('has no key in its environment, in the eyes of the kernel', async () => {
    const starter = spawn(BUNDLE_NODE, [bundle('wf'), 'lsp', '--stdio'], {
      stdio: ['pipe', 'pipe', 'inherit'],
      env: { ...process.env, ...canaries, LANG: 'C.UTF-8' },
    });
    const connection = createProtocolConnection(
      new StreamMessageReader(starter.stdout),
      new StreamMessageWriter(starter.stdin),
    );
    try {
      connection.listen();
      await connection.sendRequest(InitializeRequest.method, {
        processId: null,
        workspaceFolders: null,
        capabilities: {},
      });
      const [server = 0, ...others] = descendantsOf(starter.pid ?? 0);
      expect(others).toEqual([]);
      const environment = environmentOf(server);
      expect(environment.get('LANG')).toBe('C.UTF-8');
      expect([...environment].filter(([name, value]) => name in canaries || value.includes('canary'))).toEqual([]);
    } finally {
      connection.dispose();
      starter.kill();
    }
  });

  it('is the process that was started, when there is nothing to hide', async () => {
    const starter = spawn(BUNDLE_NODE, [bundle('wf'), 'lsp'], {
      stdio: ['pipe', 'pipe', 'inherit'],
      env: { PATH: process.env.PATH, HOME: process.env.HOME },
    });
    const connection = createProtocolConnection(
      new StreamMessageReader(starter.stdout),
      new StreamMessageWriter(starter.stdin),
    );
    connection.listen();
    await connection.sendRequest(InitializeRequest.method, {
      processId: null,
      workspaceFolders: null,
      capabilities: {},
    });
    expect(descendantsOf(starter.pid ?? 0)).toEqual([]);
    await connection.sendRequest(ShutdownRequest.method);
    const ended = once(starter, 'exit');
    await connection.sendNotification(ExitNotification.method);
    expect(await ended).toEqual([0, null]);
    connection.dispose();
  });
});
