import { describe, expect, it } from 'vitest';
import { refactored, rewritten } from './refactored.ts';

const tools = `tool a() command ["true"]
tool b(x?: string): "yes" | "no" command ["true"]
tool c() command ["true"]
`;
const body = (lines: string): string => `${tools}
workflow w() {
${lines}
}
`;

describe('a chain', () => {
  it('becomes one arrow a line, arguments with the arrow that leads to their tool', async () => {
    const chain = body('  // all of it\n  start -> a <|>-> b(x: "1") | c -> exit // the end');
    expect(await refactored(chain, 'refactor.rewrite')).toEqual(
      new Map([
        [
          'Write the chain as 3 arrows',
          {
            'main.wf': body('  // all of it\n  start -> a\n  a -> b(x: "1") | c\n  b | c -> exit // the end'),
          },
        ],
      ]),
    );
  });

  it('keeps what a `when` says, with its comments, and the kind of line ends', async () => {
    const chain = body('  start -> <|>b -> when {\n    "yes" -> a // good\n    else  -> exit\n  }').replaceAll(
      '\n',
      '\r\n',
    );
    expect(await rewritten(chain, 'refactor.rewrite')).toBe(
      body('  start -> b\n  b -> when {\n    "yes" -> a // good\n    else  -> exit\n  }').replaceAll('\n', '\r\n'),
    );
  });

  it('is left alone where a comment stands between its links, or ignores its findings', async () => {
    expect(await rewritten(body('  start -> a // first\n    <|>-> exit'), 'refactor.rewrite')).toBeUndefined();
    const ignored = body('  // wf-ignore missing-exit: it is meant\n  start -> a -> <|>b');
    expect(await rewritten(ignored, 'refactor.rewrite')).toBeUndefined();
  });

  it('is left alone where it says twice that one tool follows', async () => {
    expect(await rewritten(body('  start -> a | a(x: "1") <|>-> b'), 'refactor.rewrite')).toBeUndefined();
  });

  it('is made of arrows that go on where one ends, from any of them', async () => {
    const [one, other] = ['  start -> a\n\n  <|>a -> b | c\n  b | c -> exit', '  start -> a -> b | c -> exit'];
    expect(await rewritten(body(one), 'refactor.rewrite')).toBe(body(other));
  });

  it.each([
    '  start -> a\n  // then\n  a -> <|>b',
    '  start -> a // first\n  a -> <|>b',
    '  start -> a\n  b -> <|>exit',
    '  start -> a | b\n  a -> <|>exit',
    '  a -> b\n  b -> <|>a',
    '  a -> b | exit\n  b -> <|>c',
  ])('is not made of %j', async (lines) => {
    expect(await rewritten(body(lines), 'refactor.rewrite')).toBeUndefined();
  });
});
