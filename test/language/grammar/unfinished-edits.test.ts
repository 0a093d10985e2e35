import { describe, expect, test } from 'vitest';
import { isFlow, isTool, isWhen, isWorkflow } from '#language/generated/ast.ts';
import { parse, statementsOf } from '../../support/parse.ts';

const before = ['start -> one', 'one -> two'];
const after = ['two -> three', 'three -> exit'];

/** A half-typed line between good statements of a workflow, and what is kept of it. */
const statements: readonly (readonly [edit: string, kept: string | undefined])[] = [
  // flows
  ['start', undefined],
  ['start ->', 'start ->'],
  ['a', undefined],
  ['a -', undefined],
  ['a ->', 'a ->'],
  ['a -> b |', 'a -> b |'],
  ['a -> exit |', 'a -> exit |'],
  ['a |', undefined],
  ['a | b', undefined],
  ['a | b ->', 'a | b ->'],
  ['a -> b ->', 'a -> b ->'],
  ['a -> b(', 'a -> b('],
  ['a -> b(x', 'a -> b(x'],
  ['a -> b(x:', 'a -> b(x:'],
  ['a -> b(x: 1', 'a -> b(x: 1'],
  ['a -> b(x: 1,', 'a -> b(x: 1,'],
  ['a -> b(x: [1, 2', 'a -> b(x: [1, 2'],
  ['a -> b(x: { y: 1', 'a -> b(x: { y: 1'],
  ['a -> b(x: "text', 'a -> b(x: "text'],
  ['a -> b(x: c.', 'a -> b(x: c.'],
  ['a -> b(x: c.result.', 'a -> b(x: c.result.'],
  ['a -> exit(', 'a -> exit('],
  ['a -> exit(answer:', 'a -> exit(answer:'],
  ['a -> `odd na', undefined],
  // cases
  ['a -> when', 'a -> when'],
  ['a -> when {', 'a -> when {'],
  ['a -> when x.', 'a -> when x.'],
  ['a -> when { "x"', 'a -> when { "x"'],
  ['a -> when { "x" ->', 'a -> when { "x" ->'],
  ['a -> when { "x" -> b', 'a -> when { "x" -> b'],
  ['a -> when { else', 'a -> when { else'],
  ['a -> when { "x" -> b | }', 'a -> when { "x" -> b | }'],
  ['a -> when { failed -> b; else -> }', 'a -> when { failed -> b; else -> }'],
  // other statements
  ['use', undefined],
  ['use a,', 'use a,'],
  ['limit', undefined],
  ['limit a', 'limit a'],
  ['limit a to', 'limit a to'],
  ['limit a to 2 else', 'limit a to 2 else'],
  ['limit a to 2 else ->', 'limit a to 2 else ->'],
  ['require', undefined],
  ['require a', 'require a'],
  ['require a before', 'require a before'],
  ['approve', undefined],
  ['approve a,', 'approve a,'],
  ['only', undefined],
  ['only after', undefined],
  ['only after a', 'only after a'],
  ['only after a:', 'only after a:'],
  ['only directly after a: b,', 'only directly after a: b,'],
  // something surplus
  ['a -> b, c', 'a -> b'],
  ['a -> b) -> c', 'a -> b'],
  ['a -> b() ) -> c', 'a -> b()'],
  ['a -> any(x: 1)', 'a -> any'],
  ['a -> continue(x: [1, 2])', 'a -> continue'],
  ['a -> b { c -> d; e -> f }', 'a -> b'],
  ['use a -> b', 'use a'],
  ['approve a -> b', 'approve a'],
  ['require a before exit, b', 'require a before exit'],
  ['model "a/b" "c"', 'model "a/b"'],
  ['a -> when { "x" -> exit, "y" -> exit }', 'a -> when { "x" -> exit, "y" -> exit }'],
  ['a -> when {\n"x" -> b, c\n"y" -> exit,\n}', 'a -> when { "x" -> b, c "y" -> exit, }'],
  // something in a wrong place
  ['a -> b | when { "x" -> exit; "y" -> exit }', 'a -> b |'],
  ['a -> b | when {\n"x" -> exit\n"y" -> exit\n}', 'a -> b |'],
  ['a ->\nwhen {\n"x" -> exit\nelse -> b\n}', 'a ->'],
  ['a -> when { """x""" -> exit }', 'a -> when { """x""" -> exit }'],
  ['a -> when { {x: 1} -> exit }', 'a -> when { {x: 1} -> exit }'],
  ['a -> when { ; "x" -> exit }', 'a -> when { ; "x" -> exit }'],
  [';; a -> b', 'a -> b'],
  ['else -> a', undefined],
  ['"x" -> a', undefined],
  [', ) ]', undefined],
  ['a -> b;\n-> exit', 'a -> b'],
  // settings
  ['model', undefined],
  ['model "openai/gp', 'model "openai/gp'],
  ['steps', undefined],
  ['timeout 5', undefined],
  ['budget 100', 'budget 100'],
  ['agent', undefined],
  ['prompt "hello {to', 'prompt "hello {to'],
];

describe('a half-typed statement damages its line only', () => {
  test.each(statements)('%s', (edit) => {
    const { file, errors } = parse(textWith(edit));
    const kept = statementsOf(file);
    expect(errors.length).toBeGreaterThan(0);
    expect(kept.slice(0, 2)).toEqual(before);
    expect(kept.slice(-2)).toEqual(after);
    expect(file.declarations.filter(isTool).map(({ name }) => name)).toEqual(['one', 'last']);
    expect(file.declarations.filter(isWorkflow)).toHaveLength(1);
  });

  test('any number of them, one after another', () => {
    const lines = Array.from({ length: 4000 }, (_, index) => `else -> a${index}\n  a${index} -> b`);
    expect(statementsOf(parse(textWith(lines.join('\n  '))).file)).toHaveLength(4004);
  });

  test('any number of declarations, one after another', () => {
    const lines = Array.from({ length: 10_000 }, (_, index) => `tool t${index}(a: string) string`);
    const { file, errors } = parse(`${lines.join('\n')}\ntool last()\n`);
    expect(errors).toHaveLength(10_000);
    expect(file.declarations).toHaveLength(10_001);
    expect(file.declarations.at(-1)).toMatchObject({ name: 'last' });
  });

  test('cases that can be read are kept beside those that cannot', () => {
    const { file } = parse(textWith('a -> when {\n{x: 1} -> b\n"p" -> c, d\n"q" -> e, "r" -> f,\n-> g\nelse -> h\n}'));
    const keys = file.declarations
      .filter(isWorkflow)
      .flatMap(({ statements }) => statements.filter(isFlow).flatMap(({ targets }) => targets.filter(isWhen)))
      .flatMap(({ cases }) => cases.map(({ $cstNode }) => $cstNode?.text));
    expect(keys).toEqual(['"p" -> c', '"q" -> e', '"r" -> f', 'else -> h']);
  });

  test('most of what was typed is kept', () => {
    const kept = statements.filter(([edit]) => statementsOf(parse(textWith(edit)).file).length > 4);
    expect(kept.length).toBeGreaterThanOrEqual(statements.filter(([, expected]) => expected !== undefined).length);
  });
});

function textWith(edit: string): string {
  return `tool one()
workflow w {
  ${before.join('\n  ')}
  ${edit}
  ${after.join('\n  ')}
}
tool last()
`;
}

/** A half-typed declaration between good ones. */
const declarations: readonly string[] = [
  'tool',
  'tool a',
  'tool a(',
  'tool a(x',
  'tool a(x:',
  'tool a(x: string',
  'tool a(x: string,',
  'tool a(x: { y: string',
  'tool a(): ',
  'tool a(): "x" |',
  'tool a() http',
  'tool a() http GET',
  'tool a() http GET "https://x.example/{',
  'tool a() http GET "https://x.example" {',
  'tool a() http GET "https://x.example" {\n  header "A":',
  'tool a() command [',
  'tool a() command ["x",',
  'tool a() from',
  'tool a() from "./x.ts" as',
  'tool a() prompt',
  'tool a() timeout',
  'type',
  'type T',
  'type T =',
  'type T = "x" |',
  'type T = {',
  'workflow',
  'workflow v',
  'workflow v(',
  'workflow v(x:',
  'workflow v {',
  'workflow v {\n  start -> one ->',
  'workflow v {\n  start -> one -> when {\n    "x" -> one(',
];

describe('a half-typed declaration leaves the others alone', () => {
  test.each(declarations)('%s', (edit) => {
    const { file, errors } = parse(
      `tool first()\n\n${edit}\n\ntool one()\nworkflow w {\n  start -> one -> exit\n}\ntool last()\n`,
    );
    expect(errors.length).toBeGreaterThan(0);
    const names = file.declarations.map(({ name }) => name);
    expect(names).toEqual(expect.arrayContaining(['first', 'one', 'w', 'last']));
    expect(statementsOf(file)).toContain('start -> one -> exit');
  });

  test.each([
    'import',
    'import {',
    'import { a',
    'import { a,',
    'import { a as',
    'import { a }',
    'import { a } from',
    'import { a } from "./x',
  ])('%s', (edit) => {
    const { file, errors } = parse(`${edit}\n\ntool one()\nworkflow w {\n  start -> one -> exit\n}\n`);
    expect(errors.length).toBeGreaterThan(0);
    expect(file.declarations.map(({ name }) => name)).toEqual(['one', 'w']);
  });
});
