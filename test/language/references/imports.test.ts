import { describe, expect, test, vi } from 'vitest';
import { createWorkspace, uriOf } from '../../support/workspace.ts';

const tools =
  'type Hit = { title: string }\n/** Search. */\ntool search(query: string): Hit[]\ntool answer(text: any)\n';
const main = `import { search, answer as reply } from "./lib/tools.wf"
workflow w(q: string) {
  start -> search(query: q) -> reply(text: search.result) -> exit
}
`;

/** Code and message of each finding of a file. */
async function said(
  workspace: Awaited<ReturnType<typeof createWorkspace>>,
  path = 'main.wf',
): Promise<readonly string[]> {
  return (await workspace.problems(path)).map(({ code, message }) => `${code}: ${message}`);
}

describe('imports', () => {
  test('bring declarations in under the name of this file', async () => {
    const workspace = await createWorkspace({ 'main.wf': main, 'lib/tools.wf': tools });
    expect(await said(workspace)).toEqual([]);
    const { workflows, types } = workspace.lower('main.wf');
    expect(workflows[0]?.tools.map(({ name, id }) => [name, id])).toEqual([
      ['search', `${uriOf('lib/tools.wf').toString()}#/declarations@1`],
      ['reply', `${uriOf('lib/tools.wf').toString()}#/declarations@2`],
    ]);
    expect(types.map(({ name }) => name)).toEqual(['Hit']);
  });

  test('nothing is visible without one', async () => {
    const workspace = await createWorkspace({
      'main.wf': 'workflow w {\n  start -> search -> exit\n}',
      'lib/tools.wf': tools,
    });
    expect(await said(workspace)).toEqual([
      'unresolved-reference: There is no tool `search` in this file or its imports.',
    ]);
  });

  test('the name of the other file means nothing beside an alias', async () => {
    const text =
      'import { answer as reply } from "./lib/tools.wf"\nworkflow w {\n  start -> answer -> exit\n  use reply\n}';
    const workspace = await createWorkspace({ 'main.wf': text, 'lib/tools.wf': tools });
    expect(await said(workspace)).toContain(
      'unresolved-reference: There is no tool `answer` in this file or its imports.',
    );
  });

  test('what a file imports is not passed on', async () => {
    const workspace = await createWorkspace({
      'main.wf': main.replace('lib/tools', 'lib/again'),
      'lib/again.wf': 'import { search, answer } from "./tools.wf"',
      'lib/tools.wf': tools,
    });
    expect(await said(workspace)).toEqual([
      'unresolved-reference: `./lib/again.wf` declares no `search`.',
      'unresolved-reference: `./lib/again.wf` declares no `answer`.',
    ]);
  });

  test('may go round in a circle', async () => {
    const workspace = await createWorkspace({
      'a.wf':
        'import { two, B } from "./b.wf"\ntype A = { b?: B }\ntool one(x: B): A\nworkflow w {\n  start -> one -> two -> exit\n}',
      'b.wf':
        'import { one, A } from "./a.wf"\ntype B = { a?: A }\ntool two(x: A): B\nworkflow v {\n  start -> two -> one -> exit\n}',
    });
    expect(await said(workspace, 'a.wf')).toEqual([]);
    expect(await said(workspace, 'b.wf')).toEqual([]);
    expect(workspace.lower('a.wf').types.map(({ name }) => name)).toEqual(['B', 'A']);
  });

  test('of types that are each other across files are circular', async () => {
    const workspace = await createWorkspace({
      'a.wf': 'import { B } from "./b.wf"\ntype A = B',
      'b.wf': 'import { A } from "./a.wf"\ntype B = A',
    });
    expect(await said(workspace, 'a.wf')).toEqual([expect.stringMatching(/^circular-type:/)]);
  });

  test('find files outside of every folder that was opened', async () => {
    const workspace = await createWorkspace({});
    const { LangiumDocuments } = workspace.shared.workspace;
    await workspace.write({ 'lib/tools.wf': tools });
    await workspace.remove('lib/tools.wf');
    expect(LangiumDocuments.hasDocument(uriOf('lib/tools.wf'))).toBe(false);
    workspace.store({ 'lib/tools.wf': tools });
    await workspace.write({ 'main.wf': main });
    expect(await said(workspace)).toEqual([]);
    expect(LangiumDocuments.hasDocument(uriOf('lib/tools.wf'))).toBe(true);
  });
});

describe('imports that point to nothing', () => {
  test.each([
    ['./nowhere.wf', 'There is no file `./nowhere.wf`.'],
    ['../../../../nowhere.wf', 'There is no file `../../../../nowhere.wf`.'],
    ['./lib', '`./lib` is no `.wf` file.'],
    ['./folder.wf', '`./folder.wf` cannot be read: it is a folder.'],
    ['', 'An import needs the path of a `.wf` file.'],
    ['./main.wf', 'A file cannot import itself.'],
    ['./tools.txt', '`./tools.txt` is no `.wf` file.'],
    ['\\u0000.wf', 'There is no file `\u0000.wf`.'],
  ])('%s', async (path, message) => {
    const workspace = await createWorkspace({
      'lib/tools.wf': tools,
      'folder.wf/x.wf': tools,
      'main.wf': `import { } from "${path}"`,
    });
    expect(await said(workspace)).toEqual([`unresolved-import: ${message}`]);
  });

  test.each([
    ['EACCES', '`./lib/tools.wf` cannot be read: no permission.'],
    ['ERR_STRING_TOO_LONG', '`./lib/tools.wf` cannot be read: it is too large.'],
    ['ENOENT', 'There is no file `./lib/tools.wf`.'],
    ['ENAMETOOLONG', 'There is no file `./lib/tools.wf`.'],
  ])('say why the file cannot be read, until it can: %s', async (code, message) => {
    const workspace = await createWorkspace({});
    const files = workspace.shared.workspace.FileSystemProvider;
    const readable = files.readFile.bind(files);
    const reading = vi
      .spyOn(files, 'readFile')
      .mockImplementation((uri) =>
        uri.path.endsWith('tools.wf') ? Promise.reject(Object.assign(new Error('No.'), { code })) : readable(uri),
      );
    await workspace.write({ 'lib/tools.wf': tools, 'main.wf': main });
    expect(await said(workspace)).toEqual([`unresolved-import: ${message}`]);
    reading.mockRestore();
    await workspace.write({ 'lib/tools.wf': tools });
    expect(await said(workspace)).toEqual([]);
    await workspace.remove('lib/tools.wf');
    expect(await said(workspace)).toEqual(['unresolved-import: There is no file `./lib/tools.wf`.']);
  });

  test('are the only thing said of the names that they should bring in', async () => {
    const workspace = await createWorkspace({ 'main.wf': main });
    expect(await said(workspace)).toEqual(['unresolved-import: There is no file `./lib/tools.wf`.']);
  });
});

describe('files that change', () => {
  test('a file that comes to be, and goes', async () => {
    const workspace = await createWorkspace({ 'main.wf': main });
    await workspace.write({ 'lib/tools.wf': tools });
    expect(await said(workspace)).toEqual([]);
    await workspace.remove('lib/tools.wf');
    expect(await said(workspace)).toEqual(['unresolved-import: There is no file `./lib/tools.wf`.']);
  });

  test('an import without names notices it too', async () => {
    const workspace = await createWorkspace({ 'main.wf': 'import { } from "./lib/tools.wf"' });
    const { diagnostics } = workspace.document('main.wf');
    expect(diagnostics).toHaveLength(1);
    await workspace.write({ 'lib/tools.wf': tools });
    expect(workspace.document('main.wf').diagnostics).toEqual([]);
  });

  test('a renamed declaration', async () => {
    const workspace = await createWorkspace({ 'main.wf': main, 'lib/tools.wf': tools });
    await workspace.write({ 'lib/tools.wf': tools.replace('tool search', 'tool find') });
    expect(await said(workspace)).toEqual(['unresolved-reference: `./lib/tools.wf` declares no `search`.']);
    await workspace.write({ 'lib/tools.wf': tools });
    expect(await said(workspace)).toEqual([]);
  });

  test('a declaration that moves in its file', async () => {
    const workspace = await createWorkspace({ 'main.wf': main, 'lib/tools.wf': tools });
    await workspace.write({ 'lib/tools.wf': `tool other()\n${tools}` });
    expect(workspace.lower('main.wf').workflows[0]?.tools[0]?.id).toMatch(/#\/declarations@2$/);
  });

  test('a type that is only reached through another file', async () => {
    const workspace = await createWorkspace({
      'main.wf': 'import { ask } from "./tools.wf"\nworkflow w {\n  start -> ask -> when { "yes" -> exit }\n}',
      'tools.wf': 'import { Answer } from "./types.wf"\ntool ask(): Answer',
      'types.wf': 'type Answer = "yes" | "no"',
    });
    const values = (): unknown => workspace.lower('main.wf').types.map(({ type }) => type);
    expect(values()).toEqual([
      {
        kind: 'union',
        options: [
          { kind: 'literal', value: 'yes' },
          { kind: 'literal', value: 'no' },
        ],
      },
    ]);
    await workspace.write({ 'types.wf': 'type Answer = "yes"' });
    expect(values()).toEqual([{ kind: 'literal', value: 'yes' }]);
  });
});

describe('names in one file', () => {
  test('inputs come before tools, parameters are those of the tool called', async () => {
    const workspace = await createWorkspace({
      'main.wf':
        'tool a(x: string): string\ntool b(y: string)\nworkflow w(y: string) {\n  start -> a(x: y) -> b(y: a.result) -> exit\n}',
    });
    expect(await said(workspace)).toEqual([]);
  });

  test('a tool sees its own parameters only', async () => {
    const workspace = await createWorkspace({ 'main.wf': 'tool a(x: string) prompt "{x} {b}"\ntool b()' });
    expect(await said(workspace)).toEqual(['unknown-placeholder: There is no parameter `b` in `a`.']);
  });

  test.each(['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'a b', 'ü', '🛠️', '$ref', '1', '-', '#', 'x/y'])(
    'a tool, a parameter and an input may be called %s',
    async (name) => {
      const text = `tool \`${name}\`(\`${name}\`: string): string
type \`${name} type\` = { \`${name}\`: string }
workflow w(\`${name} input\`: \`${name} type\`) {
  start -> \`${name}\`(\`${name}\`: "{\`${name} input\`}") -> exit
}`;
      const workspace = await createWorkspace({ 'main.wf': text });
      expect(await said(workspace)).toEqual([]);
      const [workflow] = workspace.lower('main.wf').workflows;
      expect(workflow?.tools.map((tool) => [tool.name, tool.parameters[0]?.name])).toEqual([[name, name]]);
    },
  );

  test.each(['__proto__', 'constructor', 'toString'])('%s is not there unless it is declared', async (name) => {
    const workspace = await createWorkspace({ 'main.wf': `workflow w {\n  start -> ${name} -> exit\n}` });
    expect(await said(workspace)).toEqual([
      `unresolved-reference: There is no tool \`${name}\` in this file or its imports.`,
    ]);
  });
});
