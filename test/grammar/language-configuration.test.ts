import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

interface OnEnterRule {
  readonly beforeText: string;
  readonly afterText?: string;
  readonly action: { readonly indent: string };
}
const file = new URL('../../syntaxes/language-configuration.json', import.meta.url);
const { indentationRules, onEnterRules, wordPattern, autoClosingPairs } = JSON.parse(readFileSync(file, 'utf8')) as {
  readonly indentationRules: { readonly increaseIndentPattern: string; readonly decreaseIndentPattern: string };
  readonly onEnterRules: readonly OnEnterRule[];
  readonly wordPattern: string;
  readonly autoClosingPairs: readonly { readonly open: string; readonly close: string }[];
};

describe('the language configuration', () => {
  const increases = new RegExp(indentationRules.increaseIndentPattern);
  const decreases = new RegExp(indentationRules.decreaseIndentPattern);

  it.each([
    ['workflow w {', true],
    ['workflow w { // a word', true],
    ['  a -> when { "x" -> b', true],
    ['  start -> a(x: "q",', true],
    ['tool t(x: { a: 1 }, y: [', true],
    ['  prompt "a { in a text"', false],
    ['  // a comment (', false],
    ['tool t(x: { a: 1 })', false],
    ['  http GET "https://x/{y}"', false],
    ['  model "openai/gpt-4.1"', false],
  ])('a line is indented behind what is open: %s', (line, expected) => {
    expect(increases.test(line)).toBe(expected);
  });

  it.each([
    ['  }', true],
    [') -> exit', true],
    ['start -> a', false],
  ])('a line is moved out that closes: %s', (line, expected) => {
    expect(decreases.test(line)).toBe(expected);
  });

  const entered = (before: string, after: string): string | undefined =>
    onEnterRules.find(
      ({ beforeText, afterText }) =>
        new RegExp(beforeText).test(before) && (afterText === undefined || new RegExp(afterText).test(after)),
    )?.action.indent;

  it.each([
    ['  prompt """', '"""', 'indentOutdent'],
    ['  prompt """', '', 'indent'],
    ['    body """', '', 'indent'],
    ['  a -> b(text: """', '', 'indent'],
    ['  a -> b("""', ' -> exit', undefined],
    ['    The last line."""', '', undefined],
    ['  """', '', undefined],
    ['  start -> a ->', '', 'indent'],
    ['  a -> b |', '', 'indent'],
    ['/** Text', ' */', 'indentOutdent'],
    ['  start -> a', '', undefined],
  ])('a new line between `%s` and `%s` is put in its place', (before, after, expected) => {
    expect(entered(before, after)).toBe(expected);
  });

  it('a word is a name, quoted or with hyphens', () => {
    const words = 'a-b `two words` -x c--d'.match(new RegExp(wordPattern, 'g'));
    expect(words).toEqual(['a-b', '`two words`', 'x', 'c', 'd']);
  });

  it('brackets, texts and descriptions close themselves', () => {
    expect(autoClosingPairs.map(({ open }) => open)).toEqual(['{', '[', '(', '"', '`', '/**']);
  });

  it('only a single character closes a text: of several, the editor lets an author type over the first', () => {
    const closings = autoClosingPairs.map(({ close }) => close);
    expect(closings.filter((close) => close.length > 1)).toEqual([' */']);
  });

  it('a long line costs no time', () => {
    const line = `${'({['.repeat(400)} "${'\\"'.repeat(400)}`;
    const start = performance.now();
    increases.test(line);
    expect(performance.now() - start).toBeLessThan(1_000);
  });
});
