import { EOF } from 'chevrotain';
import type { LangiumCoreServices, LexerResult, ParseResult } from 'langium';
import { GrammarSteps } from './grammar-steps.ts';
import type { Rule } from './rule.ts';
import { TokenReader } from './token-reader.ts';
import { TreeBuilder } from './tree-builder.ts';

/**
 * Reads texts without an error, and gives what Langium's parser gives, without the analysis of the whole grammar that
 * comes before the first text there: it walks over the same grammar, by the next tokens, and builds the same trees. It
 * knows nothing of errors.
 */
export class PredictiveParser {
  private readonly entry: Rule;
  private readonly trees: TreeBuilder;

  constructor(services: LangiumCoreServices) {
    this.entry = new GrammarSteps(services.Grammar, services.parser.Lexer.definition).entry;
    this.trees = new TreeBuilder(services);
  }

  /** Parses the tokens of a text; `undefined` when they do not fit the grammar, or it is not known whether they do. */
  parse(text: string, lexed: LexerResult): ParseResult | undefined {
    const { tokens, errors: lexerErrors, report } = lexed;
    if (lexerErrors.length > 0) return undefined;
    const reader = new TokenReader(tokens);
    if (!this.entry.body.read(reader) || reader.ahead(0).tokenType !== EOF) return undefined;
    this.trees.beginText(this.entry.type, text, lexed);
    reader.events.forEach((event) => {
      event.build(this.trees);
    });
    const value = this.trees.endText();
    return { value, lexerErrors, ...(report && { lexerReport: report }), parserErrors: [] };
  }
}
