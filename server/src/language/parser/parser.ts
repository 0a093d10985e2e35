import type { IToken } from 'chevrotain';
import { createParser, LangiumParser, type CstNodeBuilder } from 'langium';
import type { WfServices } from '../module.ts';

/** What Chevrotain's recovery asks and can be told; protected there. */
interface Recovery {
  canTokenTypeBeDeletedInRecovery: () => boolean;
  LA: (howMuch: number) => IToken;
}

/**
 * A parser with two differences to Langium's:
 * - to recover from an error it never skips the end of a statement or declaration: a name that is missing on one line
 *   must not be taken from the next;
 * - where no comment is to be put in, it does not search for the place. That search walks over all earlier siblings,
 *   which makes a file of many declarations quadratic.
 */
class WfParser extends LangiumParser {
  constructor(services: WfServices) {
    super(services);
    const recovery = this.wrapper as unknown as Recovery;
    recovery.canTokenTypeBeDeletedInRecovery = () => recovery.LA(1).tokenType.name !== 'EOS';

    const { nodeBuilder } = this as unknown as { readonly nodeBuilder: Pick<CstNodeBuilder, 'addHiddenNodes'> };
    const addHiddenNodes = nodeBuilder.addHiddenNodes.bind(nodeBuilder);
    nodeBuilder.addHiddenNodes = (tokens) => {
      if (tokens.length > 0) addHiddenNodes(tokens);
    };
  }
}

/** Builds the parser of the grammar. */
export function createWfParser(services: WfServices): LangiumParser {
  const parser = createParser(services.Grammar, new WfParser(services), services.parser.Lexer.definition);
  parser.finalize();
  return parser;
}
