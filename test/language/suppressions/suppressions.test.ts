import { describe, expect, test } from 'vitest';
import { annotationsOf, createWorkspace, withoutRemarks } from '../../support/workspace.ts';
import { readIgnoreComment } from '#language/suppressions/read-comment.ts';

const found = async (text: string): Promise<readonly string[]> =>
  (await annotationsOf(text)).map(({ line, code }) => `${line + 1} ${code}`).toSorted();

const tools = 'tool a()\ntool b()\n';

describe('a wf-ignore comment', () => {
  test.each([
    [
      'for the next statement',
      'workflow w {\n  // wf-ignore unresolved-reference: comes later\n  use x\n  start -> a -> exit\n}\n',
      [],
    ],
    [
      'not for the one after',
      'workflow w {\n  // wf-ignore unresolved-reference: no\n  start -> a -> exit\n  use x\n}\n',
      ['4 unused-suppression', '6 unresolved-reference'],
    ],
    [
      'for all of a declaration',
      '// wf-ignore missing-exit: runs for ever\nworkflow w {\n  start -> a -> b\n  b -> a\n}\n',
      [],
    ],
    [
      'for a case',
      'tool c(): "x" | "y"\nworkflow w {\n  start -> c -> when {\n    // wf-ignore unreachable-case: not yet\n    "z" -> a\n    else -> exit\n  }\n  a -> exit\n}\n',
      ['7 unreachable-tool'],
    ],
    ['for an import', '// wf-ignore unresolved-import: generated\nimport { z } from "./z.wf"\n', []],
    [
      'for findings of every run',
      'tool c()\nworkflow w {\n  start -> a | b\n  // wf-ignore unreachable-tool: kept for later\n  c -> exit\n  a -> exit\n  b -> exit\n}\n',
      [],
    ],
    [
      'with the codes as `wf check` prints them',
      'workflow w {\n  // wf-ignore wf/unresolved-reference\n  use x\n  start -> a -> exit\n}\n',
      [],
    ],
    ['never for errors of syntax', '// wf-ignore-file syntax-error: no\nworkflow w {\n  start -> -> a\n}\n', undefined],
  ])('holds %s', async (_name, text, expected) => {
    const codes = await found(
      text.startsWith('import') || text.startsWith('// wf-ignore unresolved-import') ? text : tools + text,
    );
    if (expected === undefined) expect(codes.join(' ')).toMatch(/syntax-error/);
    else expect(codes).toEqual(expected);
  });

  test('for the whole file, wherever it stands', async () => {
    expect(
      await found('workflow w {\n  use x\n  start -> y\n}\n// wf-ignore-file unresolved-reference: a sketch\n'),
    ).toEqual([]);
  });

  test.each([
    ['// wf-ignore: nothing named', 'A `wf-ignore` names what it ignores: `// wf-ignore CODE: reason`.'],
    ['// wf-ignore ded-end: typo', 'There is no finding `ded-end`. Did you mean `dead-end`?'],
    ['// wf-ignore syntax-error: no', '`syntax-error` cannot be ignored: what it hides is not known.'],
    ['// wf-ignore dead-end: there is none', 'There is no `dead-end` here that could be ignored.'],
  ])('that ignores nothing is found: %s', async (comment, message) => {
    const findings = await annotationsOf(`${tools}workflow w {\n  ${comment}\n  start -> a -> exit\n}\n`);
    expect(findings.map(({ code, message }) => [code, message])).toEqual([['unused-suppression', message]]);
  });

  test('with nothing behind it in its block is found', async () => {
    const findings = await annotationsOf(
      `${tools}workflow w {\n  start -> a -> exit\n  // wf-ignore dead-end: late\n}\nworkflow v {\n  start -> a -> exit\n}\n`,
    );
    expect(findings.map(({ message }) => message)).toEqual(['Nothing follows this comment that it could be about.']);
  });

  test('in a text is text', async () => {
    expect(await found(`${tools}workflow w {\n  prompt "// wf-ignore dead-end: x"\n  start -> a -> exit\n}\n`)).toEqual(
      [],
    );
  });

  test('lets a program be compiled in spite of the error that it ignores', async () => {
    const text = `${tools}workflow w {\n  // wf-ignore dead-end: meant\n  start -> a | b\n  a -> b\n  b -> exit\n  limit b to 1\n}\n`;
    const workspace = await createWorkspace({ 'main.wf': text });
    expect((await workspace.Wf.analysis.Compiler.compile(workspace.document('main.wf'))).kind).toBe('program');
  });
});

describe('in two waves', () => {
  const text = `${tools}workflow w {\n  // wf-ignore missing-exit: quick\n  start -> a -> b\n}\n// wf-ignore-file dead-end: slow\n`;
  const codes = async (category: string): Promise<readonly unknown[]> => {
    const workspace = await createWorkspace({ 'main.wf': text }, withoutRemarks);
    const options = { categories: [category] };
    const { DocumentValidator } = workspace.Wf.validation;
    return (await DocumentValidator.validateDocument(workspace.document('main.wf'), options)).map(({ code }) => code);
  };

  test('a comment about the flow is judged when the flow was explored', async () => {
    expect(await codes('fast')).toEqual(['missing-exit']);
    expect(await codes('slow')).toEqual(['missing-exit', 'unused-suppression', 'unused-suppression']);
  });
});

test.each([
  ['// wf-ignore a, b: reason: more', ['a', 'b']],
  ['//wf-ignore a', ['a']],
  ['// wf-ignore-file\ta ,b', ['a', 'b']],
  ['// wf-ignore', ['']],
  ['// wf-ignored a', undefined],
  ['// see wf-ignore a', undefined],
])('%s names %j', (comment, codes) => {
  expect(readIgnoreComment(comment)?.codes.map(({ code }) => code)).toEqual(codes);
});
