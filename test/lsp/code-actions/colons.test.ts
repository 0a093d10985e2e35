import { describe, expect, it } from 'vitest';
import { fixed } from './fixed.ts';

const tool = '/** Search. */\ntool search(query: string): string\n  from "./search.ts"\n';
const body = '  start -> search\n  search -> when {\n    "a"  -> exit\n    else -> search\n  } // the end\n';
const right = `${tool}\nworkflow w(topic: string) {\n${body}}\n`;

/** The text after the only preferred fix of its only error of syntax. */
async function mended(text: string): Promise<unknown> {
  return [...(await fixed(text, 'syntax-error'))].filter(([title]) => title.endsWith(' *'));
}

describe('a `:` before a body', () => {
  it.each([
    ['at the end of the file', `${tool}\nworkflow w(topic: string):\n${body}`, right],
    [
      'before another declaration',
      `workflow w(topic: string):\n${body}\n${tool}`,
      `workflow w(topic: string) {\n${body}}\n\n${tool}`,
    ],
    ['that is closed', `${tool}\nworkflow w(topic: string):\n${body}}\n`, right],
    [
      'in a file of Windows',
      `${tool}\nworkflow w(topic: string):\n${body}`.replaceAll('\n', '\r\n'),
      right.replaceAll('\n', '\r\n'),
    ],
  ])('is made a pair of braces %s', async (_, wrong, wanted) => {
    expect(await mended(wrong)).toEqual([['Put the body in braces *', wanted]]);
  });

  it('is taken out before a brace', async () => {
    expect(await mended(right.replace(') {', '): {'))).toEqual([['Remove `:` *', right]]);
  });

  it('is written for the arrow before a result type', async () => {
    const typed = right.replace(') {', '): any {');
    expect(await mended(typed.replace(': any', ' -> any'))).toEqual([['Write `: any` for `-> any` *', typed]]);
  });

  it('is taken out before the implementation of a tool', async () => {
    expect(await mended(right.replace(': string\n', ':\n'))).toEqual([
      ['Remove `:` *', right.replace(': string\n', '\n')],
    ]);
  });
});

describe('cases without a brace', () => {
  const cases = `${tool}\nworkflow w(topic: string) {\n  start -> search\n  search -> when {\n    "a"  -> exit\n    else -> search\n  }\n}\n`;
  const open = cases.replace('    else -> search\n  }', '    else -> search');

  it.each([
    ['behind a `:`', open.replace('when {', 'when:'), cases],
    ['behind nothing', open.replace('when {', 'when'), cases],
    ['that are closed', cases.replace('when {', 'when:'), cases],
  ])('are put in braces %s', async (_, wrong, wanted) => {
    expect(await mended(wrong)).toEqual([['Put the cases in braces *', wanted]]);
  });

  it('end before a case of the `when` around them', async () => {
    const nested = cases.replace(
      '"a"  -> exit\n',
      '"a"  -> ask -> when {\n      "b"  -> exit\n      else -> ask\n    }\n',
    );
    const whole = `tool ask(): string\n  from "./ask.ts"\n${nested}`;
    const wrong = whole.replace('ask -> when {', 'ask -> when:').replace('ask\n    }', 'ask');
    expect(await mended(wrong)).toEqual([['Put the cases in braces *', whole]]);
  });

  it('lose a `:` before a brace', async () => {
    expect(await mended(cases.replace('when {', 'when: {'))).toEqual([['Remove `:` *', cases]]);
  });
});

it('an arrow before a body is taken out', async () => {
  expect(await mended(right.replace(') {', ') => {'))).toEqual([['Remove `=>` *', right]]);
});

it('a comma that is missing between parameters is put in', async () => {
  const listed = right.replace('query: string', 'query: string, timeout: number');
  expect(await mended(listed.replace(', timeout', ' timeout'))).toEqual([
    ['Write `, timeout` for `timeout` *', listed],
  ]);
});
