import { describe, expect, test } from 'vitest';
import { annotationsOf } from '../../support/workspace.ts';

const parameters = 'text: string, count: integer, size: number, now: boolean, deep: { n: integer }, maybe?: integer';

async function said(body: string, header = ''): Promise<readonly string[]> {
  const tool = `tool send(${parameters})\n  http POST "https://x.example" {\n${header}\n    body ${body}\n  }\n`;
  return (await annotationsOf(`${tool}workflow w {\n  start -> send -> exit\n}\n`)).map(
    ({ code, message }) => `${code}: ${message}`,
  );
}

const broken = (placeholder: string): string =>
  `unescaped-json: This JSON is sent as it stands, and a quote or line break in \`${placeholder}\` breaks it: write \`body {…}\` without quotes around it.`;
const type = '    header "content-type": "application/json"';

describe('unescaped-json', () => {
  test.each([
    ['"""{"t": "{text}", "n": {count}}"""', '{text}'],
    ['"{{\\"t\\": \\"{text}\\"}"', '{text}'],
    ['"""\n      [{count},\n       {deep}]\n      """', '{deep}'],
    ['"""{"n": {deep.n}, "t": "{text}"}"""', '{deep.n}'],
    ['"""{"n": {maybe}}"""', '{maybe}'],
    ['"""{"key": "{secret.KEY}"}"""', '{secret.KEY}'],
  ])('is said of %s, whatever the header', async (body, placeholder) => {
    expect(await said(body)).toEqual([broken(placeholder)]);
    expect(await said(body, type)).toEqual([broken(placeholder)]);
  });

  test('is said of what is no JSON, and of JSON without a content type', async () => {
    expect(await said('"""{"n": {count},}"""', type)).toEqual([
      'unescaped-json: This body looks like JSON and is none: write `body {…}` without quotes around it.',
    ]);
    expect(await said('"""{"n": [{count}, {size}, {now}]}"""')).toEqual([
      'unescaped-json: This JSON is sent without a content type: write `body {…}` without quotes around it.',
    ]);
  });

  test.each([
    ['numbers and truth values', '"""{"n": [{count}, {size}, {now}]}"""', type],
    ['a structure', '{ text: text, list: ["{text}"] }', ''],
    ['a plain text', '"{text}"', ''],
    ['a text that only begins with a brace', '"{text} and more"', ''],
    ['another format', '"<a>{text}</a>"', ''],
    ['no text at all', '""', ''],
    ['a text that is not finished', '"""{"t": "{text}"}', ''],
  ])('is not said of %s', async (_, body, header) => {
    expect((await said(body, header)).filter((one) => one.startsWith('unescaped-json'))).toEqual([]);
  });
});
