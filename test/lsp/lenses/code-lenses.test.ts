import { afterEach, describe, expect, it } from 'vitest';
import {
  CodeLensRefreshRequest,
  CodeLensRequest,
  CodeLensResolveRequest,
  type CodeLens,
} from 'vscode-languageserver-protocol/node';
import { library, main } from '../navigation/files.ts';
import { startServerUnderTest, type ServerUnderTest } from '../server-under-test.ts';
import { clean } from '../texts.ts';

describe('code lenses', () => {
  let server: ServerUnderTest;
  afterEach(async () => {
    await server.idle();
    await server.dispose();
  });

  const lensesOf = async (text: string, settings: unknown = {}): Promise<readonly CodeLens[]> => {
    server = await startServerUnderTest({ codeLens: settings });
    const uri = await server.open('a.wf', text);
    return (await server.connection.sendRequest(CodeLensRequest.type, { textDocument: { uri } })) ?? [];
  };

  it('run and rehearse a workflow', async () => {
    const lenses = (await lensesOf(clean)).filter(({ command }) => command !== undefined);
    expect(lenses.map(({ command, range }) => [command?.title, command?.command, range.start.line])).toEqual([
      ['▶ Run', 'wf.run', 7],
      ['▶ Rehearse', 'wf.rehearse', 7],
    ]);
    expect(lenses[0]?.command?.arguments).toEqual(['file:///workspace/a.wf', 'research']);
  });

  it('count the uses of a declaration when they are asked to, in all files', async () => {
    server = await startServerUnderTest();
    await server.open('main.wf', main);
    const uri = await server.open('lib.wf', library);
    const lenses = (await server.connection.sendRequest(CodeLensRequest.type, { textDocument: { uri } })) ?? [];
    expect(lenses.map(({ command }) => command)).toEqual([undefined, undefined, undefined, undefined]);
    const resolved = await Promise.all(
      lenses.map((lens) => server.connection.sendRequest(CodeLensResolveRequest.type, lens)),
    );
    expect(resolved.map(({ command }) => [command?.title, command?.command])).toEqual([
      ['1 reference', 'wf.showReferences'],
      ['5 references', 'wf.showReferences'],
      ['5 references', 'wf.showReferences'],
      ['5 references', 'wf.showReferences'],
    ]);
    expect(resolved[0]?.command?.arguments).toEqual([
      uri,
      { line: 0, character: 5 },
      [{ uri, range: { start: { line: 1, character: 34 }, end: { line: 1, character: 38 } } }],
    ]);
  });

  it('count the uses of a workflow only when there are any', async () => {
    const called =
      'tool a()\nworkflow inner {\n  start -> a -> exit\n}\nworkflow outer {\n  start -> inner -> exit\n}\n';
    const counted = (await lensesOf(called)).filter(({ data }) => data !== undefined);
    expect(counted.map(({ range }) => range.start.line)).toEqual([0, 1]);
  });

  it('are switched off one by one', async () => {
    expect((await lensesOf(clean, { run: false })).filter(({ command }) => command !== undefined)).toEqual([]);
    await server.idle();
    await server.dispose();
    expect((await lensesOf(clean, { references: false })).filter(({ data }) => data !== undefined)).toEqual([]);
  });

  it('are asked for again when the settings change', async () => {
    server = await startServerUnderTest({}, {}, { workspace: { codeLens: { refreshSupport: true } } });
    const asked = new Promise<void>((resolve) => {
      server.connection.onRequest(CodeLensRefreshRequest.type, () => {
        resolve();
      });
    });
    const uri = await server.open('a.wf', clean);
    await server.idle();
    await server.configure({ codeLens: { references: false } });
    await asked;
    const lenses = (await server.connection.sendRequest(CodeLensRequest.type, { textDocument: { uri } })) ?? [];
    expect(lenses.map(({ command }) => command?.title)).toEqual(['▶ Run', '▶ Rehearse']);
  });

  it('stand above declarations that are named already', async () => {
    expect(await lensesOf('workflow {\n}\ntool \n')).toEqual([]);
  });
});
