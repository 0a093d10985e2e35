import type { IToken } from 'chevrotain';
import { createParser, LangiumParser } from 'langium';
import type { WfServices } from '../module.ts';

/** What Chevrotain's recovery asks and can be told; protected there. */
interface Recovery {
  canTokenTypeBeDeletedInRecovery: () => boolean;
  LA: (howMuch: number) => IToken;
}

/**
 * A parser that, to recover from an error, never skips the end of a statement or declaration: a name that is missing on
 * one line must not be taken from the next.
 */
class WfParser extends LangiumParser {
  constructor(services: WfServices) {
    super(services);
    const recovery = this.wrapper as unknown as Recovery;
    recovery.canTokenTypeBeDeletedInRecovery = () => recovery.LA(1).tokenType.name !== 'EOS';
  }
}

/** Builds the parser of the grammar. */
export function createWfParser(services: WfServices): LangiumParser {
  const parser = createParser(services.Grammar, new WfParser(services), services.parser.Lexer.definition);
  parser.finalize();
  return parser;
}
