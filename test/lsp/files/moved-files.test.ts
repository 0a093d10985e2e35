import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { WillRenameFilesRequest } from 'vscode-languageserver-protocol/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { startServerUnderTest, uriOf, type ServerUnderTest } from '../server-under-test.ts';

const files = {
  'main.wf': 'import { a } from "./lib/tools.wf"\nimport { b } from "../elsewhere.wf"\ntool m() from "./run.ts"\n',
  'lib/tools.wf':
    'import { c } from "./other.wf"\ntool a() from "./code/a.ts"\ntool d() command ["sh", "go.sh", "no.sh"]\ntool p() from "package"\n',
  'lib/other.wf': 'import { a } from "tools.wf"\ntool c()\n',
  'lib/go.sh': 'true',
};

describe('moved files', () => {
  let server: ServerUnderTest;
  beforeEach(async () => {
    server = await startServerUnderTest({}, files);
  });
  afterEach(async () => {
    await server.idle();
    await server.dispose();
  });

  /** The texts that change when files are moved. */
  const moved = async (
    moves: Readonly<Record<string, string>>,
    texts: Readonly<Record<string, string>> = files,
  ): Promise<Readonly<Record<string, string>>> => {
    const pairs = Object.entries(moves).map(([from, to]) => ({ oldUri: uriOf(from), newUri: uriOf(to) }));
    const edit = await server.connection.sendRequest(WillRenameFilesRequest.type, { files: pairs });
    const changes = Object.entries(edit?.changes ?? {}).map(([uri, edits]) => {
      const name = uri.slice(uriOf('').length);
      return [name, TextDocument.applyEdits(TextDocument.create(uri, 'wf', 1, texts[name] ?? ''), edits)];
    });
    return Object.fromEntries(changes) as Record<string, string>;
  };

  it('are found by those that import them, opened or not', async () => {
    expect(await moved({ 'lib/tools.wf': 'lib/kit.wf' })).toEqual({
      'main.wf': files['main.wf'].replace('./lib/tools.wf', './lib/kit.wf'),
      'lib/other.wf': files['lib/other.wf'].replace('tools.wf', './kit.wf'),
    });
  });

  it('find what they import, and the programs that they start', async () => {
    expect(await moved({ 'lib/tools.wf': 'tools.wf' })).toEqual({
      'main.wf': files['main.wf'].replace('./lib/tools.wf', './tools.wf'),
      'lib/other.wf': files['lib/other.wf'].replace('tools.wf', '../tools.wf'),
      'lib/tools.wf': files['lib/tools.wf']
        .replace('./other.wf', './lib/other.wf')
        .replace('./code/a.ts', './lib/code/a.ts')
        .replace('go.sh', 'lib/go.sh'),
    });
  });

  it('take the files of their folder along', async () => {
    expect(await moved({ lib: 'shared/parts' })).toEqual({
      'main.wf': files['main.wf'].replace('./lib/tools.wf', './shared/parts/tools.wf'),
    });
  });

  it('may be modules', async () => {
    expect(await moved({ 'lib/code/a.ts': 'lib/a "1".ts' })).toEqual({
      'lib/tools.wf': files['lib/tools.wf'].replace('./code/a.ts', './a \\"1\\".ts'),
    });
  });

  it('may be moved together', async () => {
    expect(await moved({ 'main.wf': 'lib/main.wf', 'run.ts': 'lib/run.ts' })).toEqual({
      'main.wf': files['main.wf']
        .replace('./lib/tools.wf', './tools.wf')
        .replace('../elsewhere.wf', '../../elsewhere.wf'),
    });
  });

  it('are found in texts that are not saved', async () => {
    const text = '\n\nimport { a } from "./lib/tools.wf';
    await server.open('main.wf', text);
    expect(await moved({ 'lib/tools.wf': 'tools.wf' }, { ...files, 'main.wf': text })).toMatchObject({
      'main.wf': text.replace('./lib/tools.wf', './tools.wf'),
    });
  });

  it('change nothing where nothing names them', async () => {
    expect(await moved({ 'README.md': 'READ.md', library: 'lib2' })).toEqual({});
  });

  it('are announced to the editor for every kind of file', () => {
    expect(server.capabilities.workspace?.fileOperations?.willRename).toEqual({
      filters: [{ pattern: { glob: '**/*' } }],
    });
  });
});
