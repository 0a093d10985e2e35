import type { ILookaheadStrategy, TokenType } from 'chevrotain';
import {
  createParser,
  GrammarAST,
  LangiumParser,
  type CstNodeBuilder,
  type LangiumCoreServices,
  type Lexer,
  type LexerResult,
  type ParseResult,
} from 'langium';
import type { WfLexer } from '../lexer/lexer.ts';
import { lookUpDefaultsOnce } from './default-values.ts';
import { leaveOutEmptyNodes } from './empty-nodes.ts';
import { WfParserErrorMessages } from './error-messages.ts';
import { LaterLookahead } from './later-lookahead.ts';
import { LineRecovery, type Recovery } from './line-recovery.ts';
import { markErrors } from './mark-errors.ts';
import { recoverInLoops } from './loop-recovery.ts';
import { passOverNoComments } from './no-comments.ts';
import { PlainPlaceholders } from './plain-placeholders.ts';
import { findTypesQuickly } from './rule-types.ts';
import { analyseShorter } from './shorter-analysis.ts';

/** What the parser needs of the language. */
type ParserServices = LangiumCoreServices & {
  readonly parser: { readonly Lexer: WfLexer; readonly ParserErrorMessageProvider: WfParserErrorMessages };
};

/**
 * A parser with seven differences to Langium's:
 * - it recovers from an error by lines, as `LineRecovery` says, and any number of times, as `recoverInLoops` says;
 * - it keeps a plain text that holds a placeholder, as `PlainPlaceholders` says;
 * - where no comment is to be put in, it does nothing, as `passOverNoComments` says;
 * - what could not be read leaves no node without a place, as `leaveOutEmptyNodes` says;
 * - what a node has where nothing is written is looked up once, as `lookUpDefaultsOnce` says;
 * - it prepares a choice when it first comes to it, as `LaterLookahead` says, leaves other things for later, as
 *   `analyseShorter` says, and finds others out sooner, as `findTypesQuickly` says;
 * - its errors say of which kind they are, as `markErrors` says.
 */
export class RecoveringParser extends LangiumParser {
  private readonly lines: LineRecovery;
  private readonly placeholders: PlainPlaceholders;
  private readonly entry: GrammarAST.ParserRule | undefined;

  constructor(services: ParserServices) {
    super(services);
    this.entry = services.Grammar.rules.find(isEntry);
    findTypesQuickly(this);
    const recovery = this.wrapper as unknown as Recovery;
    this.lines = new LineRecovery(recovery);
    recoverInLoops(this.wrapper);
    markErrors(this.wrapper, services.parser.ParserErrorMessageProvider);
    this.placeholders = new PlainPlaceholders(recovery, tokenNamed('STRING_CHARS', services));

    const ahead = this.wrapper as unknown as { lookaheadStrategy: ILookaheadStrategy };
    ahead.lookaheadStrategy = new LaterLookahead(ahead.lookaheadStrategy);

    const { nodeBuilder } = this as unknown as { readonly nodeBuilder: CstNodeBuilder };
    leaveOutEmptyNodes(nodeBuilder);
    lookUpDefaultsOnce(this);
    passOverNoComments(this, nodeBuilder);
  }

  /** Tells a rule, and of the entry what `withoutEntry` took away. */
  override rule(...[rule, build]: Parameters<LangiumParser['rule']>): ReturnType<LangiumParser['rule']> {
    return super.rule(rule.name === this.entry?.name ? this.entry : rule, build);
  }

  override finalize(): void {
    analyseShorter(this.wrapper, () => {
      super.finalize();
    });
  }

  /** Parses a text that was made into tokens already, and keeps nothing of it: the next text with an error may never come. */
  parseTokens(text: string, lexed: LexerResult): ParseResult {
    const internal = this as unknown as { lexer: Pick<Lexer, 'tokenize'>; readonly nodeBuilder: CstNodeBuilder };
    const { lexer } = internal;
    internal.lexer = { tokenize: () => lexed };
    try {
      return this.parse(text);
    } finally {
      internal.lexer = lexer;
      this.wrapper.input = [];
      internal.nodeBuilder.buildRootNode('');
    }
  }

  /** Goes on behind a line that cannot be read. A loop: Chevrotain's own recovery of repetitions calls itself for each. */
  override many(...[index, callback]: Parameters<LangiumParser['many']>): void {
    if (!this.isRecording()) this.placeholders.readAsText();
    do super.many(index, callback);
    while (!this.isRecording() && this.lines.skipUnreadableLine());
  }
}

function tokenNamed(name: string, services: ParserServices): TokenType {
  const type = services.parser.Lexer.definition[name];
  if (!type) throw new Error(`The grammar has no token ${name}.`);
  return type;
}

/**
 * The grammar without a rule that is marked as the first: then Langium takes all rules for used, which they are. Otherwise it
 * walks over all of them to find out.
 */
function withoutEntry(grammar: GrammarAST.Grammar): GrammarAST.Grammar {
  return { ...grammar, rules: grammar.rules.map((rule) => (isEntry(rule) ? { ...rule, entry: false } : rule)) };
}

function isEntry(rule: GrammarAST.AbstractRule): rule is GrammarAST.ParserRule {
  return GrammarAST.isParserRule(rule) && rule.entry;
}

/** Builds the parser of the grammar. */
export function createRecoveringParser(services: ParserServices): RecoveringParser {
  const parser = createParser(
    withoutEntry(services.Grammar),
    new RecoveringParser(services),
    services.parser.Lexer.definition,
  );
  parser.finalize();
  return parser;
}

/** The words of its errors. */
export function createParserErrorMessages(): WfParserErrorMessages {
  return new WfParserErrorMessages();
}
