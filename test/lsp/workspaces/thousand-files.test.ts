import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { CompletionRequest, HoverRequest, ReferencesRequest } from 'vscode-languageserver-protocol/node';
import { atCursor, startServerUnderTest, uriOf, type ServerUnderTest } from '../server-under-test.ts';
import { knownTools } from './known-tools.ts';

const count = 1000;
/** Files that import the library; the others stand alone. */
const importers = 300;
const nameOf = (index: number): string => `src/f${String(index)}.wf`;
const textOf = (index: number, tool: string): string =>
  index < importers
    ? `import { ${tool} } from "./lib.wf"\nworkflow w${String(index)} {\n  start -> ${tool}\n}\n`
    : `tool t${String(index)}()\nworkflow w${String(index)} {\n  start -> t${String(index)}\n}\n`;
const names = Array.from({ length: count }, (_, index) => nameOf(index));
const filesWith = (tool: string, upTo = count): Readonly<Record<string, string>> => ({
  ...Object.fromEntries(names.slice(0, upTo).map((name, index) => [name, textOf(index, tool)])),
  'src/lib.wf': `/** Look it up. */\ntool ${tool}()\n`,
});

describe('a workspace of 1,000 files', { timeout: 120_000 }, () => {
  let server: ServerUnderTest;
  beforeEach(async () => {
    server = await startServerUnderTest({}, filesWith('lookup'));
  });
  afterEach(async () => {
    await server.idle();
    await server.dispose();
  });

  const toldOf = (): readonly string[] => names.filter((name) => server.published(uriOf(name)).length > 0);
  const lastCodes = (name: string): readonly unknown[] =>
    (server.published(uriOf(name)).at(-1) ?? []).map(({ code }) => code);

  it('answers about the file in front before anything is found, and checks it before all others', async () => {
    const { text, position } = atCursor(textOf(7, 'lookup').replace('-> lookup', '-> loo<|>kup'));
    const uri = await server.open(nameOf(7), text);
    const checkedFirst = server.nextFindings(uri, () => true).then(toldOf);
    const at = { textDocument: { uri }, position };
    const [hover, completion] = await Promise.all([
      server.connection.sendRequest(HoverRequest.type, at),
      server.connection.sendRequest(CompletionRequest.type, at),
    ]);
    expect(toldOf()).toEqual([]);
    expect(JSON.stringify(hover)).toContain('Look it up.');
    expect(JSON.stringify(completion)).toContain('lookup');
    expect(await checkedFirst).toEqual([nameOf(7)]);
    await server.idle();
    expect(names.filter((name) => !lastCodes(name).includes('missing-exit'))).toEqual([]);
  });

  it('has those files checked again that a checkout changes, and no other', async () => {
    const uri = uriOf('src/lib.wf');
    await server.idle();
    const checked = new Set<string>();
    const { DocumentValidator } = server.services.Wf.validation;
    const check = DocumentValidator.validateDocument.bind(DocumentValidator);
    DocumentValidator.validateDocument = (document, options, cancelToken) => {
      checked.add(document.uri.toString());
      return check(document, options, cancelToken);
    };
    await server.onDisk(filesWith('find', importers));
    expect(await knownTools(server, 'find')).toEqual([`find ${uriOf('src/lib.wf')}`]);
    expect(names.filter((name) => checked.has(uriOf(name)))).toEqual(names.slice(0, importers));
    expect(new Set(names.slice(0, importers).flatMap(lastCodes))).toEqual(new Set(['missing-exit']));
    const at = { textDocument: { uri }, position: { line: 1, character: 6 } };
    const found = await server.connection.sendRequest(ReferencesRequest.type, {
      ...at,
      context: { includeDeclaration: false },
    });
    expect(found).toHaveLength(importers * 2);
  });

  it('keeps nothing of files that are gone', async () => {
    await server.idle();
    await server.onDisk({ src: undefined });
    expect(await knownTools(server)).toEqual([]);
    expect(names.flatMap(lastCodes)).toEqual([]);
    const { LangiumDocuments, IndexManager } = server.services.shared.workspace;
    expect(LangiumDocuments.all.count()).toBe(0);
    expect(IndexManager.allElements().count()).toBe(0);
    await server.onDisk(filesWith('lookup'));
    expect(await knownTools(server, 'lookup')).toEqual([`lookup ${uriOf('src/lib.wf')}`]);
    expect(names.filter((name) => !lastCodes(name).includes('missing-exit'))).toEqual([]);
  });
});
