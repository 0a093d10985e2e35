import { expect, it, onTestFinished } from 'vitest';
import { HoverRequest } from 'vscode-languageserver-protocol/node';
import { startServerUnderTest, uriOf, type ServerUnderTest } from '../server-under-test.ts';
import { SlowFiles } from './slow-files.ts';

const rated = { diagnostics: { 'unused-tool': 'hint', 'unused-type': 'hint' } };
const library = `type Topic = string
type Nothing = string

/** Helps. */
tool helper(topic: Topic) command ["echo"]

/** Nobody calls it. */
tool lone() command ["echo"]

/** The workflow here calls it. */
tool step() command ["echo"]

workflow own() {
  start -> step -> exit
}
`;
const importer = 'import { helper } from "./lib.wf"\nworkflow main() {\n  start -> helper -> exit\n}\n';
const others = Object.fromEntries(Array.from({ length: 5 }, (_, index) => [`other${index}.wf`, importer]));

/** A server that can read no file before `release`, which settles when all are read and checked. */
async function starting(
  files: Readonly<Record<string, string>>,
): Promise<{ server: ServerUnderTest; release: () => Promise<void> }> {
  const disk = new SlowFiles(files, []);
  const server = await startServerUnderTest(() => rated, {}, { fileSystem: disk });
  const release = (): Promise<void> => {
    disk.release();
    return server.idle();
  };
  onTestFinished(async () => {
    await release();
    await server.dispose();
  });
  return { server, release };
}

/** What was published for a file, oldest first: which code about which name. */
function waves(server: ServerUnderTest, uri: string): readonly (readonly string[])[] {
  return server
    .published(uri)
    .map((wave) =>
      wave.map(({ code, message }) => `${String(code)} ${/`(\w+)`/.exec(JSON.stringify(message))?.[1] ?? ''}`.trim()),
    );
}

async function openAndWait(server: ServerUnderTest, name: string, text: string): Promise<string> {
  const found = server.nextFindings(uriOf(name), () => true);
  const uri = await server.open(name, text);
  await found;
  return uri;
}

/** A workspace without workflows. */
const empty = { 'notes.txt': '' };
const unused = ['unused-tool lone', 'unused-type Nothing'];

it('what an unread file may use is called unused once all are read, and only if it is', async () => {
  const { server, release } = await starting({ 'lib.wf': library, ...others });
  const uri = await openAndWait(server, 'lib.wf', library);
  expect(waves(server, uri)).toEqual([[]]);
  await release();
  expect(waves(server, uri)).toEqual([[], unused]);
});

it('the same where no other file imports anything, before closed files are checked, and nothing is sent twice', async () => {
  const used = library
    .replace('start -> step', 'start -> helper -> lone -> step')
    .replace('type Nothing = string\n', '');
  const { server, release } = await starting({ 'lib.wf': library, 'used.wf': used, 'closed.wf': library });
  const uri = await openAndWait(server, 'lib.wf', library);
  const same = await openAndWait(server, 'used.wf', used);
  let knownBefore: unknown;
  const closed = server.nextFindings(uriOf('closed.wf'), () => {
    knownBefore = waves(server, uri);
    return true;
  });
  await release();
  await closed;
  expect(waves(server, uri)).toEqual([[], ['unused-tool helper', ...unused]]);
  expect(knownBefore).toEqual(waves(server, uri));
  expect(waves(server, same)).toEqual([[]]);
});

it('edits of this file and of others while files are read lose nothing', async () => {
  const { server, release } = await starting({ 'lib.wf': library, 'main.wf': importer, ...others });
  const uri = await openAndWait(server, 'lib.wf', library);
  const main = await openAndWait(server, 'main.wf', importer);
  const checked = server.nextFindings(uri, () => true);
  await server.change(uri, library.replace('Helps', 'Helps much'));
  await checked;
  const again = server.nextFindings(main, () => true);
  await server.change(main, importer.replace('-> helper', '-> helper -> helper'));
  await again;
  expect(waves(server, uri).flat()).toEqual([]);
  const released = release();
  await server.change(main, importer.replace('helper ->', 'helper -> helper -> helper ->'));
  await released;
  await server.idle();
  expect(waves(server, uri).slice(-1)).toEqual([unused]);
  expect(waves(server, uri).filter((wave) => wave.length > 0)).toEqual([unused]);
});

it('a file that is closed before all are read is checked as those that were never open', async () => {
  const { server, release } = await starting({ 'lib.wf': library, ...others });
  const uri = await openAndWait(server, 'lib.wf', library);
  await server.close(uri);
  await release();
  await server.idle();
  expect(waves(server, uri).at(-1)).toEqual(unused);
  expect(waves(server, uri).filter((wave) => wave.length > 0)).toEqual([unused]);
});

it('a document that is gone before all are read is not checked again', async () => {
  const { server, release } = await starting({ 'lib.wf': library, ...others });
  const uri = await openAndWait(server, 'lib.wf', library);
  const untitled = await openAndWait(server, 'untitled:Untitled-1', library);
  const gone = server.nextFindings(untitled, () => true);
  await server.close(untitled);
  await gone;
  await release();
  expect(waves(server, uri)).toEqual([[], unused]);
  expect(waves(server, untitled).flat()).toEqual([]);
});

it('a comment that ignores what may be unused is not called useless before that is known', async () => {
  const ignoring = library.replace('/** Nobody', '// wf-ignore unused-tool\n/** Nobody');
  const { server, release } = await starting({ 'lib.wf': ignoring, ...others });
  const uri = await openAndWait(server, 'lib.wf', ignoring);
  await release();
  expect(waves(server, uri)).toEqual([[], ['unused-type Nothing']]);
});

it.each(['lib.wf', 'new.wf', 'untitled:Untitled-1'])(
  'with no other file, the first that is published of %s has it',
  async (name) => {
    const { server, release } = await starting(name === 'lib.wf' ? { [name]: library } : empty);
    const uri = await openAndWait(server, name, library);
    const place = { textDocument: { uri }, position: { line: 4, character: 6 } };
    expect(JSON.stringify(await server.connection.sendRequest(HoverRequest.type, place))).toContain('Helps.');
    await release();
    expect(waves(server, uri)).toEqual([['unused-tool helper', ...unused]]);
  },
);

it('a new document takes nothing back that was published of others', async () => {
  const { server, release } = await starting(empty);
  const uri = await openAndWait(server, 'lib.wf', library);
  await openAndWait(server, 'untitled:Untitled-1', library);
  await release();
  expect(waves(server, uri)).toEqual([['unused-tool helper', ...unused]]);
});
