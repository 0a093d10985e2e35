import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DefinitionRequest, TypeDefinitionRequest, type LocationLink } from 'vscode-languageserver-protocol/node';
import { openMarked } from '../marked-files.ts';
import { startServerUnderTest, type ServerUnderTest } from '../server-under-test.ts';
import { library, main } from './files.ts';

describe('definitions', () => {
  let server: ServerUnderTest;
  beforeEach(async () => {
    server = await startServerUnderTest();
  });
  afterEach(async () => {
    await server.idle();
    await server.dispose();
  });

  /** Where the definition of the marked place stands, and the text that the way there begins at. */
  const definitions = async (
    files: Readonly<Record<string, string>>,
    type: typeof DefinitionRequest.type | typeof TypeDefinitionRequest.type = DefinitionRequest.type,
  ): Promise<readonly string[]> => {
    const { textDocument, position, show } = await openMarked(server, files);
    const links = ((await server.connection.sendRequest(type, { textDocument, position })) ?? []) as LocationLink[];
    return links.map(({ targetUri, targetSelectionRange, originSelectionRange }) => {
      const from = originSelectionRange && show({ uri: textDocument.uri, range: originSelectionRange });
      return `${from?.split(' ').slice(2).join(' ') ?? ''} → ${show({ uri: targetUri, range: targetSelectionRange })}`;
    });
  };
  const inMain = (before: string, after: string): Record<string, string> => {
    const marked = main.replace(before + after, `${before}<|>${after}`);
    return { 'lib.wf': library, 'main.wf': marked };
  };

  it.each([
    ['an imported tool', 'start -> sea', 'rch', 'search → lib.wf 8:6 search'],
    ['a tool under another name', 'title: topic, mood: "calm" })\n  search -> no', 'te', 'note → main.wf 4:6 note'],
    ['the end of a name', 'start -> search', '(query', 'search → lib.wf 8:6 search'],
    ['an alias', '  sen', 'd -> exit', 'send → lib.wf 9:6 mail'],
    ['an item of an import', 'mail as s', 'end', 'send → lib.wf 9:6 mail'],
    ['the name in front of an alias', ', ma', 'il as', 'mail → lib.wf 9:6 mail'],
    ['an input in a text', 'About {to', 'pic}', 'topic → main.wf 7:12 topic'],
    ['a parameter in a text', 'Sum up {te', 'xt}', 'text → main.wf 4:11 text'],
    ['a tool in a text', '{sear', 'ch.args', 'search → lib.wf 8:6 search'],
    ['an argument of a call', 'args.que', 'ry}', 'query → lib.wf 8:13 query'],
    ['a fixed argument', 'search(que', 'ry: topic', 'query → lib.wf 8:13 query'],
    ['a field of a result', 'to: note.result.ti', 'tle', 'title → lib.wf 2:14 title'],
    ['a key of a fixed object', 'hit: { title: topic, mo', 'od', 'mood → lib.wf 2:29 mood'],
    ['a field that a when looks at', 'when mo', 'od {', 'mood → lib.wf 2:29 mood'],
    ['a type', 'string, hit: Hi', 't)', 'Hit → lib.wf 2:6 Hit'],
    ['an import path', 'from "./li', 'b.wf"', './lib.wf → lib.wf 1:1 '],
  ])('go from %s', async (_, before, after, expected) => {
    expect(await definitions(inMain(before, after))).toEqual([expected]);
  });

  it('go to every field of a union', async () => {
    expect(await definitions(inMain('search.result.ti', 'tle, hit'))).toEqual([
      'title → lib.wf 2:14 title',
      'title → lib.wf 8:37 title',
    ]);
  });

  it('go from a documented parameter to the parameter', async () => {
    const files = { 'lib.wf': library.replace('@param que', '@param que<|>') };
    expect(await definitions(files)).toEqual(['query → lib.wf 8:13 query']);
  });

  it('go nowhere from what has no name', async () => {
    expect(await definitions(inMain('"ca', 'lm" -> send'))).toEqual([]);
  });

  it('go through a text that is being typed', async () => {
    const files = { 'lib.wf': library, 'main.wf': main.replace('search -> note\n', 'search -> no<|>te |\n') };
    expect(await definitions(files)).toEqual(['note → main.wf 4:6 note']);
  });

  it('go to a module', async () => {
    const text = 'tool a() from "./tools/a<|>.ts"\n';
    expect(await definitions({ 'sub/m.wf': text })).toEqual(['./tools/a.ts → sub/tools/a.ts 1:1 ']);
  });

  it.each([
    ['a parameter', 'text: string, hi', 't: Hit)', ['hit → lib.wf 2:6 Hit']],
    ['a tool', '  no', 'te -> when', ['note → lib.wf 2:6 Hit']],
    ['a result that may be one', 'start -> sea', 'rch', ['search → lib.wf 2:6 Hit']],
    ['a field', 'when mo', 'od', ['mood → lib.wf 1:6 Mood']],
    ['a plain type', 'About {to', 'pic}', []],
  ])('of types go from %s', async (_, before, after, expected) => {
    expect(await definitions(inMain(before, after), TypeDefinitionRequest.type)).toEqual(expected);
  });
});
