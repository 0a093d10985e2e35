import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { HoverRequest, PublishDiagnosticsNotification } from 'vscode-languageserver-protocol/node';
import { bundle, example } from './bundle.ts';
import { type ServerProcess, startServerProcess } from './server-process.ts';

describe('the bundle of the language server', () => {
  let server: ServerProcess;

  beforeAll(async () => {
    server = await startServerProcess();
  }, 30_000);

  it('answers initialize with what it can do', () => {
    expect(server.answer.capabilities.completionProvider).toBeDefined();
    expect(server.answer.capabilities.definitionProvider).toBeTruthy();
  });

  it('holds no copy of the names of a package for each module that imports it', () => {
    const copies = readFileSync(bundle('server'), 'utf8').match(/\b__toESM\(require_/g) ?? [];
    expect(copies.length).toBeLessThan(5);
  });

  it('loads the cryptography and the child processes of Node only where they are used', () => {
    const loaded = readFileSync(bundle('server'), 'utf8').match(
      /.{0,40}require\("(?:node:)?(?:crypto|child_process)"\)/g,
    );
    expect(loaded?.length).toBeGreaterThan(0);
    expect(loaded?.filter((text) => /=\s*require/.test(text))).toEqual([]);
  });

  it('publishes the findings of a wrong file', async () => {
    const published = new Promise<readonly string[]>((resolve) => {
      server.connection.onNotification(PublishDiagnosticsNotification.type, ({ uri, diagnostics }) => {
        if (uri.endsWith('/broken.wf') && diagnostics.length > 0)
          resolve(diagnostics.map(({ source }) => source ?? ''));
      });
    });
    await server.open(example('broken.wf'));
    expect(new Set(await published)).toEqual(new Set(['wf']));
  });

  it('has nothing to say of a document that nobody opened', async () => {
    const unknown = { textDocument: { uri: 'file:///nowhere/unknown.wf' }, position: { line: 0, character: 0 } };
    expect(await server.connection.sendRequest(HoverRequest.type, unknown)).toBeNull();
  });

  it('ends with code 1 when it is told to end before `shutdown`', { timeout: 30_000 }, async () => {
    const other = await startServerProcess();
    expect(await other.endAtOnce()).toBe(1);
  });

  afterAll(async () => {
    expect(await server.end()).toBe(0);
  });
});
