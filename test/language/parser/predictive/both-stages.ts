import { EmptyFileSystem, type ParseResult } from 'langium';
import { createWfServices } from '#language/module.ts';
import { PredictiveParser } from '#language/parser/predictive/predictive-parser.ts';
import { differenceBetween } from './difference.ts';

const { Wf } = createWfServices(EmptyFileSystem);
const predictive = new PredictiveParser(Wf);
const { Lexer, LangiumParser } = Wf.parser;
/** A text by both stages: whether it has no error, and what is not as it has to be. */
export function readByBoth(text: string): { readonly isRight: boolean; readonly problem: string | undefined } {
  const first = predictive.parse(text, Lexer.tokenize(text));
  const second = LangiumParser.parse(text);
  const isRight = second.lexerErrors.length + second.parserErrors.length === 0;
  return { isRight, problem: problemOf(first, second, isRight) };
}

function problemOf(first: ParseResult | undefined, second: ParseResult, isRight: boolean): string | undefined {
  if (first === undefined) return isRight ? 'The first stage does not read it.' : undefined;
  if (!isRight) return 'The first stage sees no error.';
  return differenceBetween(first, second);
}
