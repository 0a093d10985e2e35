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
    ['=>', 'Write `->` for `=>` *'],
    ['-->', 'Write `->` for `-->` *'],
    ['>', 'Write `->` for `>` *'],
    ['\u2192', 'Write `->` for `\u2192` *'],
  ])('write an arrow for %s', async (arrow, title) => {
    const fixes = await fixed(changed('start ->', `start ${arrow}`), 'syntax-error');
    expect(fixes.get(title)).toBe(clean);
  });

  it('write an arrow wherever a line has the other one', async () => {
    const text = clean.replace('start -> search -> mail', 'start => search => mail');
    expect([...(await fixed(text, 'syntax-error')).keys()]).toContain('Write `->` for `=>` *');
  });

  it.each([
    ['start ->', 'start:', 'Write `->` for `:` *'],
    ['mail | report', 'mail or report', 'Write `|` for `or` *'],
    ['mail | report', 'mail || report', 'Write `|` for `||` *'],
    ['workflow research', 'agent research', 'Write `workflow` for `agent` *'],
    ['model "openai/gpt-4.1"', "model 'openai/gpt-4.1'", `Write \`"openai/gpt-4.1"\` for \`'openai/gpt-4.1'\` *`],
    ['model "openai/gpt-4.1"', 'model openai/gpt-4.1', 'Write `"openai/gpt-4.1"` for `openai/gpt-4.1` *'],
    ['prompt """Research', 'prompt f"""Research', 'Remove `f` *'],
    ['.1"', '.1', 'Add `"` *'],
    ['-> exit\n}', '-> exit', 'Add `}` *'],
  ])('write %j for %j', async (right, wrong, title) => {
    expect((await fixed(changed(right, wrong), 'syntax-error')).get(title)).toBe(clean);
  });

  it.each([
    ['timeout 5 minutes', 'Write `5m` for `5 minutes` *', 'timeout 5m'],
    ['timeout 1m30s', 'Write `90s` for `1m30s` *', 'timeout 90s'],
    ['budget 50k tokens', 'Write `50000` for `50k` *', 'budget 50000 tokens'],
    ['require search before report', 'Write `only after search: report` *', 'only after search: report'],
    ['limit mail to 3 -> exit', 'Write `else ->` for `->` *', 'limit mail to 3 else -> exit'],
    ['# a remark', 'Write `// a remark` for `# a remark` *', '// a remark'],
  ])('mend the statement %j', async (wrong, title, right) => {
    const withStatement = (statement: string): string => clean.replace('exit\n', `exit\n  ${statement}\n`);
    expect((await fixed(withStatement(wrong), 'syntax-error')).get(title)).toBe(withStatement(right));
  });

  it.each([
    ['default', 'Write `else` for `default` *', 'else'],
    ['error', 'Write `failed` for `error` *', 'failed'],
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
    ['search.output', 'Change to `search.result` *', 'search.result'],
  ])('give a value for the argument %s', async (wrong, title, right) => {
    const fixes = await fixed(changed('-> mail', `-> mail(to: ${wrong})`), 'unresolved-reference');
    expect(fixes.get(title)).toContain(`-> mail(to: ${right})`);
  });

  it('give a constant where its type is taken', async () => {
    const text = changed('-> mail | report', '-> mail | report(urgent: True)');
    const fixes = await fixed(text, 'unresolved-reference');
    expect(fixes.get('Change to `true` *')).toBe(text.replace('True', 'true'));
  });

  it('put a reserved word in backquotes', async () => {
    const text = `/** Any. */\ntool any() command ["true"]\n${clean}`;
    expect((await fixed(text, 'syntax-error')).get('Put `any` in backquotes *')).toBe(text.replace('any', '`any`'));
  });
});
