import { describe, expect, it } from 'vitest';
import { clean } from '../texts.ts';
import { changed, fixed } from './fixed.ts';

describe('quick fixes for words and values', () => {
  it.each([
    ['"""{"t": "{text}", "n": {count}, "l": [1, null, {text}]}"""', '{ t: text, n: count, l: [1, null, text] }'],
    [
      '"""[{"a b": "say {text}: \\"{count}\\"", "c": "{{text}}"}, "{text}"]"""',
      '[{ "a b": "say {text}: \\"{count}\\"", c: "{{text}}" }, text]',
    ],
    ['"{{\\"a\\": \\"{text} {secret.KEY}\\"}"', '{ a: "{text} {secret.KEY}" }'],
    ['"""{"a": "{count}", "b": "{maybe}", "{text}": 1}"""', undefined],
    ['"""{"a": "{count}", "b": "{maybe}"}"""', '{ a: "{count}", b: "{maybe}" }'],
    ['"""{"a": {secret.KEY}}"""', undefined],
    ['"""{"a": "{text}",}"""', undefined],
  ])('write a body that is JSON in quotes as values: %s', async (body, value) => {
    const tool = (written: string): string =>
      `/** Send. */\ntool send(text: string, count: integer, maybe?: string)\n  http POST "https://x.example" {\n    body ${written}\n  }\n`;
    const fixes = await fixed(tool(body), 'unescaped-json');
    expect([...fixes]).toEqual(value === undefined ? [] : [['Write this body without quotes *', tool(value)]]);
  });

  it.each([
    ['default', 'Write `else` for `default`', 'else'],
    ['error', 'Write `failed` for `error`', 'failed'],
    ['whales', 'Put `whales` in quotes *', '"whales"'],
  ])('mend the case %s', async (wrong, title, right) => {
    const text = changed('-> mail |', `-> when {\n    "x" -> exit\n    ${wrong} -> mail\n  }\n  mail |`);
    expect((await fixed(text, 'syntax-error')).get(title)).toMatch(new RegExp(`\\n {4}${right} +-> mail`));
  });

  it.each([
    ['-> exit', '-> END', 'Change to `exit` *'],
    ['start ->', 'Start ->', 'Change to `start` *'],
    ['to: string', 'to: str', 'Change to `string` *'],
    ['urgent?: boolean', 'urgent?: bool', 'Change to `boolean` *'],
  ])('write %j for the name of %j', async (right, wrong, title) => {
    expect((await fixed(changed(right, wrong), 'unresolved-reference')).get(title)).toBe(clean);
  });

  it.each([
    ['ada', 'Put `ada` in quotes', '"ada"'],
    ['`ada "x"`', 'Put ``ada "x"`` in quotes', String.raw`"ada \"x\""`],
    ['True', 'Change to `true` *', 'true'],
    ['search.output', 'Change to `search.result` *', 'search.result'],
  ])('give a value for the argument %s', async (wrong, title, right) => {
    const fixes = await fixed(changed('-> mail', `-> mail(to: ${wrong})`), 'unresolved-reference');
    expect(fixes.get(title)).toContain(`-> mail(to: ${right})`);
  });

  it('put a reserved word in backquotes', async () => {
    const text = `/** Any. */\ntool any() command ["true"]\n${clean}`;
    expect((await fixed(text, 'syntax-error')).get('Put `any` in backquotes *')).toBe(text.replace('any', '`any`'));
  });
});
