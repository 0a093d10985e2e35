import { type IToken, Lexer } from 'chevrotain';
import { EmptyFileSystem } from 'langium';
import { expect, it } from 'vitest';
import { createWfServices } from '#language/module.ts';
import { PlacedToken } from '#language/lexer/placed-token.ts';
import { WfTokenBuilder } from '#language/lexer/token-builder.ts';

const text = `/* A comment
   of two lines. */
tool a(x: string): "spam" | "other" // Behind it.
  prompt """
  Read {x},
  then answer.
  """
workflow w() {
  start -> a(x: 'one')
  a -> when { spam -> exit; else -> a
}
`;

it('tokens stand where Chevrotain has them, and are all of one kind, with those that are put in', () => {
  const { Wf } = createWfServices(EmptyFileSystem);
  const { tokens, hidden } = Wf.parser.Lexer.tokenize(text);
  expect(tokens.length).toBeGreaterThan(50);
  expect([...tokens, ...hidden].filter((token) => !(token instanceof PlacedToken))).toEqual([]);

  const theirs = new Lexer(new WfTokenBuilder().buildTokens(Wf.Grammar), { ensureOptimizations: true }).tokenize(text);
  const lexer = Wf.parser.Lexer as unknown as { readonly chevrotainLexer: Lexer };
  const ours = lexer.chevrotainLexer.tokenize(text);
  const placesOf = (made: typeof ours): unknown[] => [made.tokens, made.groups.hidden ?? []].flat().map(placeOf);
  expect(placesOf(ours)).toEqual(placesOf(theirs));
});

function placeOf({
  image,
  startOffset,
  endOffset,
  startLine,
  endLine,
  startColumn,
  endColumn,
  tokenType,
}: IToken): unknown {
  return [tokenType.name, image, startOffset, endOffset, startLine, endLine, startColumn, endColumn];
}
