import type { LangiumCoreServices, ParseResult } from 'langium';
import type { WfLexer } from '../lexer/lexer.ts';
import { PredictiveParser } from './predictive/predictive-parser.ts';
import type { RecoveringParser } from './recovering-parser.ts';
import { Reparser } from './reparse.ts';

/** What the parser needs of the language. */
type ParserServices = LangiumCoreServices & {
  readonly parser: { readonly Lexer: WfLexer; readonly LangiumParser: RecoveringParser };
};

/**
 * Parses in two stages: what has no error is read by `PredictiveParser`. What it does not read, the parser that Langium
 * makes of the same grammar reads from the beginning; it is made when the first such text comes.
 */
export class WfParser {
  private readonly services: ParserServices;
  private readonly predictive: PredictiveParser;
  private readonly reparser: Reparser;

  constructor(services: ParserServices) {
    this.services = services;
    this.predictive = new PredictiveParser(services);
    this.reparser = new Reparser(this, services.parser.Lexer);
  }

  parse(text: string): ParseResult {
    const { parser } = this.services;
    const lexed = parser.Lexer.tokenize(text);
    return this.predictive.parse(text, lexed) ?? parser.LangiumParser.parseTokens(text, lexed);
  }

  /**
   * Parses a text. `previous` is the result for the text before: parts of it go into the new one, and it must not be
   * used afterwards.
   */
  reparse(text: string, previous: ParseResult | undefined): ParseResult {
    return this.reparser.parse(text, previous);
  }
}
