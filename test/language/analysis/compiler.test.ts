import { describe, expect, expectTypeOf, test } from 'vitest';
import type { CompileResult } from '#language/analysis/compiler.ts';
import type { CompileResult as SentResult } from '#protocol/messages.ts';
import { createWorkspace, uriOf, type Workspace } from '../../support/workspace.ts';

const compile = (workspace: Workspace, name?: string, path = 'main.wf'): Promise<CompileResult> =>
  workspace.Wf.analysis.Compiler.compile(workspace.document(path), name);

const text = `tool a(): string
workflow one(q: string) { start -> a -> exit }
workflow two { start -> a -> exit }
`;

test('a result can be sent to the editor as it is', () => {
  expectTypeOf<CompileResult>().toExtend<SentResult>();
});

describe('compiling', () => {
  test('what is wrong in the file itself is told before what is wrong in those that it imports, whichever was read first', async () => {
    const library = 'tool a(): string\ntool broken(: string\n';
    const main = 'import { a } from "./lib.wf"\nworkflow w { start -> a -> missing -> exit }\n';
    const workspace = await createWorkspace({ 'lib.wf': library });
    await workspace.write({ 'main.wf': main });
    const result = await compile(workspace);
    const files = result.kind === 'findings' ? result.findings.map(({ uri }) => uri) : [];
    expect([...new Set(files)]).toEqual(['main.wf', 'lib.wf'].map((path) => uriOf(path).toString()));
  });

  test('the workflow of a name', async () => {
    const workspace = await createWorkspace({ 'main.wf': text });
    const result = await compile(workspace, 'two');
    expect(result).toMatchObject({ kind: 'program', program: { version: 1, entry: '/declarations@2', types: [] } });
    expect(result.kind === 'program' && result.program.workflows.map(({ name }) => name)).toEqual(['two']);
  });

  test('the only workflow needs no name', async () => {
    const workspace = await createWorkspace({ 'main.wf': 'tool a()\nworkflow w { start -> a -> exit }' });
    expect((await compile(workspace)).kind).toBe('program');
  });

  test.each<[string, string | undefined, readonly string[]]>([
    [text, undefined, ['one', 'two']],
    [text, 'three', ['one', 'two']],
    ['tool a()', undefined, []],
    ['', undefined, []],
    ['%%%', 'one', []],
  ])('without a workflow to choose, it names those that there are', async (source, name, workflows) => {
    const workspace = await createWorkspace({ 'main.wf': source });
    expect(await compile(workspace, name)).toEqual({ kind: 'no-workflow', workflows });
  });

  test('every id of a program has its place', async () => {
    const workspace = await createWorkspace({ 'main.wf': text });
    const result = await compile(workspace, 'one');
    if (result.kind !== 'program') throw new Error('The text has errors.');
    const [workflow] = result.program.workflows;
    expect(result.origins[workflow?.id ?? '']).toEqual({
      uri: uriOf('main.wf').toString(),
      range: { start: { line: 1, character: 9 }, end: { line: 1, character: 12 } },
    });
    const ids = [...JSON.stringify(result.program).matchAll(/"id":"([^"]+)"/g)].map(([, id]) => id);
    expect(Object.keys(result.origins).toSorted()).toEqual([...new Set(ids)].toSorted());
  });

  test('equal programs have equal digests, whatever stands around them', async () => {
    const workspace = await createWorkspace({ 'main.wf': text });
    const digest = async (): Promise<unknown> => {
      const result = await compile(workspace, 'one');
      return result.kind === 'program' && result.digest;
    };
    const first = await digest();
    expect(first).toMatch(/^[0-9a-f]{64}$/);
    await workspace.write({ 'main.wf': `// a comment\n${text}\n` });
    expect(await digest()).toBe(first);
    await workspace.write({ 'main.wf': text.replace('start -> a -> exit', 'start -> a | exit; a -> exit') });
    expect(await digest()).not.toBe(first);
  });
});

describe('workflows that call workflows', () => {
  const inner =
    'import { Hit } from "./types.wf"\ntool look(q: string): Hit\nworkflow inner(q: string) { start -> look -> exit }\n';
  const outer =
    'import { inner as helper } from "./inner.wf"\ntool other()\nworkflow outer { start -> helper -> exit }\n';

  test('bring them, and their types, along', async () => {
    const workspace = await createWorkspace({
      'main.wf': outer,
      'inner.wf': inner,
      'types.wf': 'type Hit = { title: string }',
    });
    const result = await compile(workspace);
    if (result.kind !== 'program') throw new Error('The text has errors.');
    const { workflows, types } = result.program;
    expect(workflows.map(({ name }) => name)).toEqual(['outer', 'inner']);
    expect(workflows[0]?.tools[0]).toMatchObject({
      name: 'helper',
      parameters: [{ name: 'q' }],
      implementation: { kind: 'workflow', workflow: workflows[1]?.id },
    });
    expect(types.map(({ id }) => id)).toEqual([`${uriOf('types.wf').toString()}#/declarations@0`]);
    expect(result.origins[workflows[1]?.id ?? '']?.uri).toBe(uriOf('inner.wf').toString());
  });

  test('in a circle are refused', async () => {
    const workspace = await createWorkspace({
      'main.wf': 'import { b } from "./other.wf"\nworkflow a { start -> b -> exit }\n',
      'other.wf': 'import { a } from "./main.wf"\nworkflow b { start -> a -> exit }\n',
    });
    const result = await compile(workspace, 'a');
    expect(result).toMatchObject({
      kind: 'findings',
      findings: [
        { code: 'recursive-workflow', uri: uriOf('main.wf').toString() },
        { code: 'recursive-workflow', uri: uriOf('other.wf').toString() },
      ],
    });
  });

  test('are refused with the errors of what they call', async () => {
    const workspace = await createWorkspace({
      'main.wf': outer,
      'inner.wf': inner.replace('exit', 'nobody'),
      'types.wf': 'type Hit = string',
    });
    expect(await compile(workspace)).toMatchObject({
      kind: 'findings',
      findings: [{ uri: uriOf('inner.wf').toString(), code: 'unresolved-reference', severity: 'error' }],
    });
  });
});

describe('errors refuse a program', () => {
  test.each([
    ['syntax', 'tool a()\nworkflow w { start -> a -> exit\n', 'syntax-error'],
    [
      'syntax of another declaration, which may hide something',
      'tool a()\nworkflow w { start -> a -> exit }\ntool b(',
      'syntax-error',
    ],
    ['names', 'tool a()\nworkflow w { start -> a -> b -> exit }', 'unresolved-reference'],
    ['rules', 'tool a()\ntool b()\nworkflow w { start -> a -> exit; limit b to 2 }', 'not-in-workflow'],
    ['flow', 'tool a()\nworkflow w { start -> a | exit; a -> a; limit a to 2 }', 'dead-end'],
  ])('%s', async (_name, source, code) => {
    const workspace = await createWorkspace({ 'main.wf': source });
    expect(await compile(workspace, 'w')).toMatchObject({ kind: 'findings', findings: [{ code, severity: 'error' }] });
  });

  test('warnings do not', async () => {
    const workspace = await createWorkspace({ 'main.wf': 'tool a()\nworkflow w { start -> a -> a }' });
    expect((await workspace.problems('main.wf')).map(({ severity }) => severity)).toEqual(['warning']);
    expect((await compile(workspace)).kind).toBe('program');
  });

  test('nor do errors of a workflow that is not called', async () => {
    const workspace = await createWorkspace({ 'main.wf': `${text}workflow three { start -> nobody -> exit }` });
    expect((await compile(workspace, 'one')).kind).toBe('program');
    expect((await compile(workspace, 'three')).kind).toBe('findings');
  });
});
