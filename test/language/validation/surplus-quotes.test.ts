import { describe, expect, it } from 'vitest';
import { annotationsOf } from '../../support/workspace.ts';

async function told(text: string): Promise<readonly string[]> {
  const program = `/** A. */\ntool a(x: string)\nworkflow w(topic: string) {\n  prompt ${text}\n  start -> a -> exit\n}\n`;
  const found = (await annotationsOf(program)).filter(({ code }) => code === 'surplus-quotes');
  return found.map(({ message }) => message.slice(0, message.indexOf(' is')));
}

describe('surplus-quotes', () => {
  it.each([
    ['"""One line."""""', '`""`'],
    ['"""One line.""""""', '`"""`'],
    ['"""About {topic}"""""', '`""`'],
    ['"""\n    One\n    Two"""""', '`""`'],
    ['"""Say "no".""""""""', '`"""""`'],
  ])('are told of %j', async (text, quotes) => {
    expect(await told(text)).toEqual([quotes]);
  });

  it.each([
    '"""One line."""',
    '"""Say "stop""""',
    '""""{topic}""""',
    '"""If nothing is known, answer """""',
    '"""The query is q="""""',
    '"""Doubled ""quotes"""""',
    '"""""""',
    '""""""',
    '"{topic}"',
    '"""\n    Between\n    """""',
  ])('are not told of %j, which can be meant', async (text) => {
    expect(await told(text)).toEqual([]);
  });
});
