import { expect, it, onTestFinished } from 'vitest';
import { HoverRequest, ReferencesRequest } from 'vscode-languageserver-protocol/node';
import { compile, workflows, type CompileResult } from '#protocol/messages.ts';
import { startServerUnderTest, uriOf } from '../server-under-test.ts';
import { clean, twoFindings } from '../texts.ts';
import { SlowFiles } from './slow-files.ts';

const importing = (name: string): string =>
  `import { helper } from "./lib.wf"\nworkflow ${name}() {\n  start -> helper -> exit\n}\n`;
const others = Array.from({ length: 20 }, (_, index) => `other${index}.wf`);

it('what is open is checked and answers before other files are read; what concerns all files waits for them', async () => {
  const main = importing('main').replace('-> exit', '-> missing -> exit');
  const files = {
    ...Object.fromEntries(others.map((name) => [name, importing('w')])),
    'lib.wf': 'import { Kind } from "./kinds.wf"\n/** Helps. */\ntool helper(): Kind person\n',
    'kinds.wf': 'type Kind = string\n',
    'main.wf': main,
  };
  const disk = new SlowFiles(files, ['lib.wf', 'kinds.wf']);
  const server = await startServerUnderTest({}, {}, { fileSystem: disk });
  onTestFinished(async () => {
    disk.release();
    await server.idle();
    await server.dispose();
  });
  const found = server.nextFindings(uriOf('main.wf'), () => true);
  const uri = await server.open('main.wf', main);
  expect((await found).map(({ code }) => code)).toEqual(['unresolved-reference']);

  let isAnswered = false;
  const place = { textDocument: { uri }, position: { line: 2, character: 12 } };
  const references = server.connection
    .sendRequest(ReferencesRequest.type, { ...place, context: { includeDeclaration: true } })
    .finally(() => {
      isAnswered = true;
    });
  expect(JSON.stringify(await server.connection.sendRequest(HoverRequest.type, place))).toContain('Helps.');
  expect(isAnswered).toBe(false);
  for (const name of others) expect(server.published(uriOf(name))).toEqual([]);

  disk.release();
  const named = new Set((await references)?.map((one) => one.uri));
  expect(named).toEqual(new Set(['main.wf', 'lib.wf', ...others].map(uriOf)));
});

it('what is open is explored and compiled before other files are read', async () => {
  const asLibrary = (text: string): readonly [library: string, importing: string] => {
    const start = text.indexOf('workflow');
    return [text.slice(0, start), `import { search, mail, report } from "./lib.wf"\n${text.slice(start)}`];
  };
  const [library, main] = asLibrary(clean);
  const files = { ...Object.fromEntries(others.map((name) => [name, importing('w')])), 'lib.wf': library };
  const disk = new SlowFiles(files, ['lib.wf']);
  const server = await startServerUnderTest({}, {}, { fileSystem: disk });
  onTestFinished(async () => {
    disk.release();
    await server.idle();
    await server.dispose();
  });
  const compiled = (uri: string): Promise<CompileResult> => server.connection.sendRequest(compile, { uri });
  const uri = await server.open('main.wf', main);
  expect(await compiled(uri)).toMatchObject({ kind: 'program', program: { workflows: [{ name: 'research' }] } });
  expect(await server.connection.sendRequest(workflows, { uri })).toMatchObject([{ name: 'research' }]);

  const explored = server.nextFindings(uri, (codes) => codes.includes('missing-exit'));
  await server.change(uri, asLibrary(twoFindings)[1]);
  expect((await explored).map(({ code }) => code)).toEqual(['unknown-provider', 'missing-exit']);
  for (const name of others) expect(server.published(uriOf(name))).toEqual([]);

  disk.release();
  await server.idle();
  const last = server.published(uri).at(-1);
  expect(last?.map(({ code }) => code)).toEqual(['unknown-provider', 'missing-exit']);
});

it('what only other files can tell refuses no program before they are read', async () => {
  const library = clean.replace('workflow', 'tool helper() command ["echo"]\n\nworkflow');
  const disk = new SlowFiles({ 'lib.wf': library, 'other.wf': importing('w') }, []);
  const settings = { diagnostics: { 'unused-tool': 'error' } };
  const server = await startServerUnderTest(() => settings, {}, { fileSystem: disk });
  onTestFinished(async () => {
    disk.release();
    await server.idle();
    await server.dispose();
  });
  const found = server.nextFindings(uriOf('lib.wf'), () => true);
  const uri = await server.open('lib.wf', library);
  await found;
  const compiled = server.connection.sendRequest<CompileResult>(compile, { uri });
  expect(await server.connection.sendRequest(workflows, { uri })).toHaveLength(1);
  disk.release();
  expect(await compiled).toMatchObject({ kind: 'program' });
  await server.change(uri, library.replace('helper', 'nobody'));
  expect(await server.connection.sendRequest(compile, { uri })).toMatchObject({
    kind: 'findings',
    findings: [{ code: 'unused-tool' }],
  });
});
