import { describe, expect, test } from 'vitest';
import { declaredFindings } from './declared-findings.ts';

/** What is said of types in a text, and where. */
const said = async (text: string): Promise<readonly string[]> =>
  (await declaredFindings(text))
    .filter(({ code }) => code === 'argument-type')
    .map(({ at, message }) => `${at}: ${message}`);

const tools = `tool a(x: "p" | "q", n?: integer): { r: string, o?: integer } | null
tool b(x?: "p" | "q" | 7, n?: { a: string, b?: string }, t?: string[]): string
`;
const inWorkflow = (arrow: string): string => `${tools}workflow w(i: string, j: "p" | "z"): { answer: string } {
  start -> a
  ${arrow}
}
`;

describe('values that do not fit', () => {
  test('lists name what several of their items are once', async () => {
    const text = `tool free(): any
tool take(x: string): string
workflow w(i: string) {
  start -> free -> take(x: [free.result, free.result, i, "{i}", 1, 1]) -> exit
}
`;
    expect(await said(text)).toEqual(['x: `x` takes `string`, not `(any | string | 1)[]`.']);
  });

  test('a type that is only named is shown with what it stands for, on both sides', async () => {
    const text = `type Mood = "angry" | "calm"
type Mail = { to: string, mood: Mood }
tool ask(): Mood
tool send(mail: Mail, mood: Mood): string
workflow w(): Mail {
  start -> ask -> send(mail: "x", mood: "happy") | send(mail: ask.result, mood: ask.result)
  send -> exit
}
`;
    expect(await said(text)).toEqual([
      'mail: `mail` takes `Mail` (`{ to: string, mood: Mood }`), not `"x"`.',
      'mood: `mood` takes `Mood` (`"angry" | "calm"`), not `"happy"`.',
      'mail: `mail` takes `Mail` (`{ to: string, mood: Mood }`), but `ask.result` is `Mood` (`"angry" | "calm"`): it can be `"angry"`.',
      'exit: `w` gives `Mail` (`{ to: string, mood: Mood }`), but ends here with `string` of `send`.',
    ]);
  });

  test('a default has no field that its type does not declare', async () => {
    expect(await said('tool a(x: { k: string } = { k: "v", z: 1 })\n')).toEqual([
      'x: `x` takes `{ k: string }`, not `{ k: "v", z: 1 }`: it has no field `z`.',
    ]);
  });

  test('a list of nothing is shown as it is written', async () => {
    expect(await said('tool a(x: { k: string, l: string[] } = { k: 1, l: [] })\n')).toEqual([
      'x: `x` takes `{ k: string, l: string[] }`, not `{ k: 1, l: [] }`: `k` can be `1`, not `string`.',
    ]);
  });

  test('defaults of tools and workflows', async () => {
    const text = `tool a(n: integer = "one", m: { k: string }[] = [{ k: 1 }], fine: number = 2)
workflow w(i: string = 3, fine: string = "3") {}
`;
    expect(await said(text)).toEqual([
      'n: `n` takes `integer`, not `"one"`.',
      'm: `m` takes `{ k: string }[]`, not `{ k: 1 }[]`: `[].k` can be `1`, not `string`.',
      'i: `i` takes `string`, not `3`.',
    ]);
  });

  test('written arguments, references, and the values around them', async () => {
    expect(await said(inWorkflow('a -> a(x: "z") -> b(n: { a: 1 }, t: [i, 2])'))).toEqual([
      'x: `x` takes `"p" | "q"`, not `"z"`.',
      'n: `n` takes `{ a: string, b?: string }`, not `{ a: 1 }`: `a` can be `1`, not `string`.',
      't: `t` takes `string[]`, not `(string | 2)[]`: an element can be `2`, not `string`.',
    ]);
    expect(await said(inWorkflow('a -> b(x: j, n: { b: "only" }, t: a.result.r)'))).toEqual([
      'x: `x` takes `"p" | "q" | 7`, but `j` is `"p" | "z"`: it can be `"z"`.',
      'n: `n` takes `{ a: string, b?: string }`, not `{ b: "only" }`: `a` is missing.',
      't: `t` takes `string[]`, but `a.result.r` is `string | null`: it can be `string`.',
    ]);
    expect(await said(inWorkflow('a -> b(x: a.args.n, n: { a: i, c: i })'))).toEqual([
      'x: `x` takes `"p" | "q" | 7`, but `a.args.n` is `integer | null`: it can be `integer`.',
      'n: `n` takes `{ a: string, b?: string }`, not `{ a: string, c: string }`: it has no field `c`.',
    ]);
    expect(await said(inWorkflow('a -> b(x: "q", n: { a: i }, t: [i, "{j}"])'))).toEqual([]);
  });

  test('nothing is said of references and parameters that are not there', async () => {
    expect(await said(inWorkflow('a -> b(x: a.result.nowhere, y: 1, t: [unknown])'))).toEqual([]);
    expect(await said(inWorkflow('a -> nobody(x: 1)'))).toEqual([]);
  });

  test('the texts that would fit are known to fixes', async () => {
    const text = inWorkflow('a -> a(x: "z", n: "1") | b(x: null)');
    expect((await declaredFindings(text)).map(({ code, at, data }) => ({ code, at, data })).slice(0, 3)).toEqual([
      { code: 'argument-type', at: 'x', data: { literals: ['p', 'q'] } },
      { code: 'argument-type', at: 'n', data: { literals: [] } },
      { code: 'argument-type', at: 'x', data: { literals: ['p', 'q'] } },
    ]);
  });
});

describe('results that do not fit', () => {
  test('answers of exits', async () => {
    expect(await said(inWorkflow('a -> exit(answer: a.result.o)'))).toEqual([
      'exit(answer: a.result.o): `answer` takes `{ answer: string }`, but `a.result.o` is `integer | null`: it can be `integer`.',
    ]);
    expect(
      await said(inWorkflow('a -> b | exit(answer: { answer: 1 })\n  b -> exit(answer: { answer: b.result })')),
    ).toEqual([
      'exit(answer: { answer: 1 }): `answer` takes `{ answer: string }`, not `{ answer: 1 }`: `answer` can be `1`, not `string`.',
    ]);
    expect(await said(inWorkflow('a -> when { null -> exit(answer: 5); else -> any }'))).toEqual([
      'exit(answer: 5): `answer` takes `{ answer: string }`, not `5`.',
    ]);
  });

  test('results of the last tool', async () => {
    expect(await said(inWorkflow('a -> b -> exit'))).toEqual([
      'exit: `w` gives `{ answer: string }`, but ends here with `string` of `b`.',
    ]);
    expect(await said(inWorkflow('a -> exit'))).toEqual([
      'exit: `w` gives `{ answer: string }`, but ends here with `{ r: string, o?: integer } | null` of `a`: `answer` is missing.',
    ]);
  });

  const results = `tool a(): "x" | "y" | 3
tool b(): { kind: "u", v: string } | { kind: "w", n: number }
tool c(): string
tool d()
`;
  const giving = (type: string, arrow: string): string =>
    `${results}workflow w${type} {\n  start -> a | b | c | d\n  ${arrow}\n}\n`;

  test('cases take a part of the result, and `else` the rest', async () => {
    expect(await said(giving(': number', 'a -> when { "x" -> exit; 3 -> exit; else -> exit }'))).toEqual([
      'exit: `w` gives `number`, but ends here with `"x"` of `a`.',
      'exit: `w` gives `number`, but ends here with `"y"` of `a`.',
    ]);
    expect(await said(giving(': number', 'a -> when { "x" -> exit }'))).toEqual([
      'exit: `w` gives `number`, but ends here with `"x"` of `a`.',
    ]);
    expect(await said(giving(': 3', 'a -> when { "x" | "y" -> b; else -> exit }'))).toEqual([]);
    expect(await said(giving(': number', 'b -> when kind { "u" -> exit; else -> exit }'))).toEqual([
      'exit: `w` gives `number`, but ends here with `{ kind: "u", v: string }` of `b`.',
      'exit: `w` gives `number`, but ends here with `{ kind: "w", n: number }` of `b`.',
    ]);
    expect(await said(giving(': string', 'b -> when kind { "u" | "w" -> exit; else -> exit }'))).toEqual([
      'exit: `w` gives `string`, but ends here with `{ kind: "u", v: string } | { kind: "w", n: number }` of `b`: it can be `{ kind: "u", v: string }`.',
    ]);
    expect(await said(giving(': { v: string }', 'b -> when kind { "u" -> exit; else -> a }'))).toEqual([]);
    expect(await said(giving(': number', 'c -> when { "x" -> exit; else -> exit }'))).toEqual([
      'exit: `w` gives `number`, but ends here with `"x"` of `c`.',
      'exit: `w` gives `number`, but ends here with `string` of `c`.',
    ]);
  });

  test('exits beside others, with answers, and after tools that say nothing are not compared', async () => {
    expect(
      await said(
        giving(': number', 'a -> when { "x" -> b | exit; "y" -> any | exit; 3 -> exit(answer: 3); else -> any }'),
      ),
    ).toEqual([]);
    expect(await said(giving(': number', 'a -> b | exit\n  d -> exit\n  b -> exit(answer: 1)'))).toEqual([]);
    expect(await said(giving(': number', 'nobody -> exit\n  d -> when { 1 -> exit; else -> exit }'))).toEqual([]);
    expect(await said(giving('', 'a -> exit\n  b -> exit(answer: 1)\n  c -> exit'))).toEqual([]);
  });
});
