import { describe, expect, test } from 'vitest';
import { annotationsOf } from '../../support/workspace.ts';

const head = `type Hit = { title: string, meta?: { url: string } }
tool find(q: string): Hit
tool odd()
tool last()
tool say(text: any)
`;
const messages = async (statements: string, more = ''): Promise<readonly string[]> => {
  const text = `${head}${more}workflow w(topic: string, hit: Hit | null) {\n  start -> odd -> find -> say${statements}\n  limit find to 3\n}\n`;
  return (await annotationsOf(text)).map(({ severity, code, message }) => `${severity}[${code}]: ${message}`);
};

describe('fields of references', () => {
  test.each([
    ['find.result.title'],
    ['find.result.meta.url'],
    ['find.args.q'],
    ['hit.title'],
    ['odd.result.any.thing'],
    ['{ a: [find.result.title] }'],
    ['"{find.result.meta.url}"'],
  ])('%s is there', async (value) => {
    expect(await messages(`(text: ${value}) -> last -> exit`)).toEqual([]);
  });

  test.each([
    [
      'find.result.titel',
      'unresolved-reference',
      '`find.result` has no field `titel`: it has `title` and `meta`. Did you mean `title`?',
    ],
    [
      'find.result.meta.uri',
      'unresolved-reference',
      '`find.result.meta` has no field `uri`: it has `url`. Did you mean `url`?',
    ],
    ['find.args.query', 'unresolved-reference', '`find.args` has no field `query`: it has `q`.'],
    ['topic.length', 'unresolved-reference', '`topic` has no field `length`: it is `string`.'],
    ['[hit.constructor]', 'unresolved-reference', '`hit` has no field `constructor`: it has `title` and `meta`.'],
    ['"see {find.result.url}"', 'unknown-placeholder', '`find.result` has no field `url`: it has `title` and `meta`.'],
  ])('%s is not', async (value, code, message) => {
    expect(await messages(`(text: ${value}) -> last -> exit`)).toEqual([`error[${code}]: ${message}`]);
  });

  test('texts of a tool see its parameters', async () => {
    const tool = 'tool get(hit: Hit): string http GET "https://e.example/{hit.title}/{hit.name}"\n';
    expect(await messages(' -> get -> exit', tool)).toEqual([
      'error[unknown-placeholder]: `hit` has no field `name`: it has `title` and `meta`.',
    ]);
  });

  test('a `when` looks into fields that there are', async () => {
    const flow = '  start -> find\n  find -> when kind { "x" -> say; else -> exit }\n  say -> exit\n';
    const findings = await annotationsOf(`${head}workflow w {\n${flow}}\n`);
    expect(findings.filter(({ severity }) => severity === 'error').map(({ message }) => message)).toEqual([
      '`find.result` has no field `kind`: it has `title` and `meta`.',
    ]);
  });
});

describe('cases that no result comes to', () => {
  const codes = async (type: string, when: string): Promise<readonly string[]> => {
    const text = `tool a(): ${type}\ntool b(): "x" | "y"\ntool c()\nworkflow w {\n  start -> a | b\n  ${when}\n  b | c -> exit\n}\n`;
    return (await annotationsOf(text))
      .filter(({ code }) => code === 'unreachable-case')
      .map(({ line, start, end }) => text.split('\n')[line]?.slice(start, end) ?? '');
  };

  test.each([
    ['"x" | "y"', 'a -> when { "x" | "z" -> c; else -> exit }', ['"z"']],
    ['"x" | "y"', 'a -> when { "x" -> c; "x" -> exit; else -> exit }', ['"x"']],
    ['integer', 'a -> when { 1 -> c; 1.5 -> c; "1" -> c; else -> exit }', ['1.5', '"1"']],
    ['boolean | null', 'a -> when { true -> c; null -> c; false -> exit }', []],
    ['{ kind?: "x" }', 'a -> when kind { "x" -> c; "y" -> c; else -> exit }', ['"y"']],
    ['{ kind?: "x" }', 'a -> when kind { "x" -> c; null -> exit }', []],
    ['{ kind: "x" }', 'a -> when kind { "x" -> c; null -> exit }', ['null']],
    ['any', 'a -> when { "x" -> c; 1 -> c; else -> exit }', []],
    ['{ kind: string }', 'a -> when { "x" -> c; else -> exit }', ['"x"']],
  ])('%s: %s', async (type, when, expected) => {
    expect(await codes(type, when)).toEqual(expected);
  });
});
