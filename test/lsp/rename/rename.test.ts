import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { PrepareRenameRequest, RenameRequest, type Range } from 'vscode-languageserver-protocol/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { openMarked } from '../marked-files.ts';
import { library, main } from '../navigation/files.ts';
import { startServerUnderTest, uriOf, type ServerUnderTest } from '../server-under-test.ts';

describe('rename', () => {
  let server: ServerUnderTest;
  beforeEach(async () => {
    server = await startServerUnderTest();
  });
  afterEach(async () => {
    await server.idle();
    await server.dispose();
  });

  /** The files as they are after renaming what stands at the mark. */
  const renamed = async (
    files: Readonly<Record<string, string>>,
    newName: string,
  ): Promise<Readonly<Record<string, string>>> => {
    const { textDocument, position, texts } = await openMarked(server, files);
    const edit = await server.connection.sendRequest(RenameRequest.type, { textDocument, position, newName });
    return Object.fromEntries(
      [...texts].map(([uri, text]) => {
        const edits = edit?.changes?.[uri] ?? [];
        return [uri.slice(uriOf('').length), TextDocument.applyEdits(TextDocument.create(uri, 'wf', 1, text), edits)];
      }),
    );
  };
  const marked = (text: string, before: string, after: string): string =>
    text.replace(before + after, `${before}<|>${after}`);
  const both = (before: string, after: string): Record<string, string> => ({
    'lib.wf': marked(library, before, after),
    'main.wf': marked(main, before, after),
  });

  it('a tool in every file, and what it does stays the same', async () => {
    const files = {
      'lib.wf': 'tool se<|>nd(to: string) from "./mail.ts"\n',
      'main.wf':
        'import { send } from "./lib.wf"\nworkflow w {\n  prompt "{send.args.to}"\n  start -> send | send(to: send.args.to)\n  limit send to 2\n}\n',
    };
    expect(await renamed(files, 'two words')).toEqual({
      'lib.wf': 'tool `two words`(to: string) from "./mail.ts" as send\n',
      'main.wf':
        'import { `two words` } from "./lib.wf"\nworkflow w {\n  prompt "{`two words`.args.to}"\n  start -> `two words` | `two words`(to: `two words`.args.to)\n  limit `two words` to 2\n}\n',
    });
  });

  it('a tool back to the name that its implementation has', async () => {
    expect(await renamed({ 'a.wf': 'tool a<|>() mcp "files" as "read file" retry 1\n' }, '`read file`')).toEqual({
      'a.wf': 'tool `read file`() mcp "files" retry 1\n',
    });
  });

  it('a tool that another file calls otherwise', async () => {
    const { 'main.wf': text, 'lib.wf': lib } = await renamed(both('tool ma', 'il('), 'post');
    expect(text).toBe(main.replace('mail as send', 'post as send'));
    expect(lib).toBe(library.replace('tool mail', 'tool post'));
  });

  it('the name that an import gives, in its own file only', async () => {
    const { 'main.wf': text, 'lib.wf': lib } = await renamed(both('  sen', 'd -> exit'), 'post');
    expect(text).toBe(main.replaceAll('send', 'post'));
    expect(lib).toBe(library);
  });

  it('a parameter with its @param line, fixed arguments and what was given', async () => {
    const { 'main.wf': text, 'lib.wf': lib } = await renamed(both('search(que', 'ry: string'), 'type');
    expect(text).toBe(main.replace('args.query', 'args.type').replace('query: topic', 'type: topic'));
    expect(lib).toBe(library.replaceAll('query', 'type'));
  });

  it('an input in texts and values', async () => {
    const { 'main.wf': text } = await renamed(both('w(to', 'pic'), 'exit');
    expect(text).toBe(
      main
        .replace('w(topic', 'w(exit')
        .replace('{topic}', '{`exit`}')
        .replace('query: topic', 'query: `exit`')
        .replace('title: topic', 'title: `exit`'),
    );
  });

  it('an input to `secret`, which is a word of its own in texts', async () => {
    const text = 'workflow w(i<|>d: { x: string }) {\n  prompt "{id.x} {id}"\n}\n';
    expect(await renamed({ 'a.wf': text }, 'secret')).toEqual({
      'a.wf': 'workflow w(secret: { x: string }) {\n  prompt "{`secret`.x} {`secret`}"\n}\n',
    });
  });

  it('a field in every type that one place reads, in keys and in a when', async () => {
    const { 'main.wf': text, 'lib.wf': lib } = await renamed(both('{ ti', 'tle: string, mood'), 'headline');
    expect(lib).toBe(library.replaceAll('title', 'headline'));
    expect(text).toBe(main.replaceAll('title', 'headline'));
    expect(await renamed(both('when mo', 'od'), 'the mood')).toEqual({
      'lib.wf': library.replace('mood: Mood', '`the mood`: Mood'),
      'main.wf': main.replace('when mood', 'when `the mood`').replace('mood: "calm"', '`the mood`: "calm"'),
    });
  });

  it('a key in quotes', async () => {
    const text = 'tool a(x: { k: 1 } = { "k<|>": 1 })\n';
    expect(await renamed({ 'a.wf': text }, '{name}')).toEqual({
      'a.wf': 'tool a(x: { `{name}`: 1 } = { "{{name}}": 1 })\n',
    });
  });

  it('a type and a workflow', async () => {
    const { 'main.wf': text } = await renamed(both('type H', 'it'), 'Result');
    expect(text).toBe(main.replaceAll('Hit', 'Result'));
    expect(
      await renamed({ 'a.wf': 'workflow in<|>ner {\n}\nworkflow w {\n  start -> inner -> exit\n}\n' }, 'sub'),
    ).toEqual({
      'a.wf': 'workflow sub {\n}\nworkflow w {\n  start -> sub -> exit\n}\n',
    });
  });

  it('in a text that is being typed', async () => {
    const text = 'tool a<|>()\nworkflow w {\n  start -> a ->\n  limit a\n  a -> when { "x" -> a\n';
    expect(await renamed({ 'a.wf': text }, 'b')).toEqual({
      'a.wf': 'tool b()\nworkflow w {\n  start -> b ->\n  limit b\n  b -> when { "x" -> b\n',
    });
  });

  it.each([
    ['tool a<|>()\n', '', 'A name cannot be empty.'],
    ['tool a<|>()\n', ' b', 'The name ` b` begins or ends with a blank.'],
    ['tool a<|>()\n', 'a\nb', 'A name cannot hold control characters.'],
    ['tool a<|>()\n', 'a`b', 'A name cannot hold backquotes.'],
    ['tool a<|>()\ntype b = 1\n', 'b', '`b` is already declared in a.wf.'],
    ['import { b } from "./x.wf"\ntool a<|>()\n', 'b', '`b` is already imported in a.wf.'],
    ['tool a<|>()\nworkflow w(b: 1) {\n  use a\n}\n', 'b', '`b` is an input of `w`, which uses the tool.'],
    ['tool a(x<|>: 1, y: 2)\n', 'y', '`a` already has a parameter `y`.'],
    ['workflow w(x<|>: 1, y: 2) {\n}\n', 'y', '`w` already has an input `y`.'],
    ['tool a()\nworkflow w(x<|>: 1) {\n  use a\n}\n', 'a', '`a` is a tool that `w` uses.'],
    ['type T = { x<|>: 1, y: 1 }\n', 'y', 'The type of `x` already has a field `y`.'],
    [
      'type T = { x<|>: 1 } | { y: 1 }\n',
      'y',
      'The type of `x` stands in a union with one that already has a field `y`.',
    ],
    [
      'type T = { x<|>: 1 }\ntype U = { y: 1 }\ntool a(z: { of: string | (U | null) }[] | T | U)\n',
      'y',
      'The type of `x` stands in a union with one that already has a field `y`.',
    ],
  ])('refuses %s → %s', async (text, newName, reason) => {
    await expect(renamed({ 'a.wf': text }, newName)).rejects.toThrow(reason);
  });

  it('refuses a name that a file which imports it has already', async () => {
    const files = { 'main.wf': 'import { a } from "./lib.wf"\ntool b()\n', 'lib.wf': 'tool a<|>()\n' };
    await expect(renamed(files, 'b')).rejects.toThrow('`b` is already declared in main.wf.');
  });

  it('refuses a field that another type of a union has, wherever the union stands', async () => {
    const lib = 'type T = { x<|>: 1 }\ntype U = { y: 1, z: 1 }\n';
    const main = 'import { T, U } from "./lib.wf"\ntool a(): U | T\n';
    const reason = 'The type of `x` stands in a union with one that already has a field `z`.';
    await expect(renamed({ 'main.wf': main, 'lib.wf': lib }, 'z')).rejects.toThrow(reason);
  });

  it('takes the name of a field of a type that stands in no union with it', async () => {
    const text = (name: string): string => `type T = { ${name}: { y: 1 } | 1 } | { z: 1 }\ntype U = { y: 1 } | 1\n`;
    expect(await renamed({ 'a.wf': text('x<|>') }, 'y')).toEqual({ 'a.wf': text('y') });
  });

  it('takes the name of an input for the workflow itself', async () => {
    expect(await renamed({ 'a.wf': 'workflow w<|>(b: 1) {\n}\n' }, 'b')).toEqual({ 'a.wf': 'workflow b(b: 1) {\n}\n' });
  });

  it.each([
    ['tool `two wo<|>rds`()\n', '`two words`'],
    ['tool a(x: { k: 1 } = { "k<|>": 1 })\n', 'k'],
    ['tool a(x: string) prompt "a {x<|>} b"\n', 'x'],
    ['/** @param x<|> y */\ntool a(x: string)\n', 'x'],
  ])('offers the exact name in %s', async (text, expected) => {
    const { textDocument, position, show } = await openMarked(server, { 'a.wf': text });
    const range = (await server.connection.sendRequest(PrepareRenameRequest.type, { textDocument, position })) as Range;
    expect(show({ uri: textDocument.uri, range }).replace(/^\S+ \S+ /, '')).toBe(expected);
  });

  it.each(['work<|>flow w {\n}\n', 'workflow w {\n  use unkn<|>own\n}\n', '// com<|>ment\n', '<|>'])(
    'offers nothing at %s',
    async (text) => {
      const { textDocument, position } = await openMarked(server, { 'a.wf': text });
      expect(await server.connection.sendRequest(PrepareRenameRequest.type, { textDocument, position })).toBeNull();
    },
  );
});
