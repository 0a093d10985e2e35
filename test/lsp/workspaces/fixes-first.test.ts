import { DocumentState, URI } from 'langium';
import { expect, it, onTestFinished } from 'vitest';
import { CodeActionRequest, type CodeAction, type Diagnostic } from 'vscode-languageserver-protocol/node';
import { Remembered } from '../../../server/src/lsp/code-actions/remembered.ts';
import { startServerUnderTest, uriOf, type ServerUnderTest } from '../server-under-test.ts';
import { clean } from '../texts.ts';
import { SlowFiles } from './slow-files.ts';

const able = {
  workspace: { workspaceEdit: { documentChanges: true, resourceOperations: ['create' as const] } },
  textDocument: { codeAction: { isPreferredSupport: true } },
};
const library = clean.replace('workflow', '/** Helps. */\ntool helper() command ["echo"]\n\nworkflow');

/** A server that has opened these files, and has still to read the others. */
async function reading(
  open: Readonly<Record<string, string>>,
  unread: Readonly<Record<string, string>>,
): Promise<{ server: ServerUnderTest; release: () => Promise<void> }> {
  const disk = new SlowFiles({ ...open, ...unread }, []);
  const settings = { diagnostics: { 'unused-tool': 'warning' } };
  const server = await startServerUnderTest(() => settings, {}, { ...able, fileSystem: disk });
  onTestFinished(async () => {
    disk.release();
    await server.idle();
    await server.dispose();
  });
  const found = Object.keys(open).map((name) => server.nextFindings(uriOf(name), () => true));
  for (const [name, text] of Object.entries(open)) await server.open(name, text);
  await Promise.all(found);
  const release = (): Promise<void> => {
    disk.release();
    return server.idle();
  };
  return { server, release };
}

/** What the lamp offers for the findings that the editor shows of a file, the preferred ones marked. */
async function offers(
  server: ServerUnderTest,
  name: string,
  only?: string[],
  shown: readonly Diagnostic[] = server.published(uriOf(name)).at(-1) ?? [],
): Promise<readonly string[]> {
  const uri = uriOf(name);
  const diagnostics = [...shown];
  const top = { start: { line: 1, character: 6 }, end: { line: 1, character: 6 } };
  const range = only === undefined ? (diagnostics[0]?.range ?? top) : top;
  const context = { diagnostics, ...(only && { only }) };
  const params = { textDocument: { uri }, range, context };
  const actions = (await server.connection.sendRequest(CodeActionRequest.type, params)) as CodeAction[] | null;
  return (actions ?? []).map(({ title, isPreferred }) => title + (isPreferred === true ? ' *' : ''));
}

it('while files are read, no import is the one that is surely meant; then all are offered', async () => {
  const main = 'workflow main() {\n  start -> helper -> exit\n}\n';
  const { server, release } = await reading({ 'main.wf': main, 'lib.wf': library }, { 'other.wf': library });
  const imports = async (): Promise<readonly string[]> =>
    (await offers(server, 'main.wf')).filter((title) => title.startsWith('Import'));
  expect(await imports()).toEqual(['Import `helper` from `./lib.wf`']);
  await release();
  expect(await imports()).toEqual(['Import `helper` from `./lib.wf`', 'Import `helper` from `./other.wf`']);
});

it('what an unread file may use is not removed, alone or with all others', async () => {
  const { server, release } = await reading({ 'lib.wf': library }, { 'other.wf': clean });
  const document = server.services.shared.workspace.LangiumDocuments.getDocument(URI.parse(uriOf('lib.wf')));
  if (!document) throw new Error('lib.wf is not open.');
  // The editor may still show what was found before there were files to be read.
  const shown = await server.services.Wf.validation.DocumentValidator.validateDocument(document);
  const removes = async (): Promise<readonly string[]> => [
    ...(await offers(server, 'lib.wf', undefined, shown)).filter((title) => title.startsWith('Remove')),
    ...(await offers(server, 'lib.wf', ['source.fixAll.wf'])),
  ];
  expect(await removes()).toEqual([]);
  await release();
  expect(await removes()).toEqual(['Remove `helper` *', 'Fix all that can be fixed by removing it']);
});

it('tools that an unread file may import are not moved', async () => {
  const { server, release } = await reading({ 'lib.wf': library }, { 'other.wf': clean });
  expect(await offers(server, 'lib.wf', ['refactor.extract'])).toEqual([]);
  await release();
  expect(await offers(server, 'lib.wf', ['refactor.extract'])).toEqual([expect.stringMatching(/^Move the tool/)]);
});

it('what was found about a text is asked again when one more file is read', async () => {
  const { server, release } = await reading({ 'lib.wf': library }, { 'other.wf': clean });
  const { shared, Wf } = server.services;
  const remembered = new Remembered<number>(Wf);
  const document = shared.workspace.LangiumDocuments.getDocument(URI.parse(uriOf('lib.wf')));
  if (!document) throw new Error('lib.wf is not open.');
  let asked = 0;
  const ask = (): Promise<number> => remembered.get(document, 'one', () => Promise.resolve((asked += 1)));
  expect([await ask(), await ask()]).toEqual([1, 1]);
  const answers: number[] = [];
  shared.workspace.DocumentBuilder.onDocumentPhase(DocumentState.Parsed, async () => {
    answers.push(await ask());
  });
  await release();
  expect(answers).toEqual([2]);
});
