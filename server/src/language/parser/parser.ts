import { createParser, LangiumParser, type CstNodeBuilder } from 'langium';
import type { WfServices } from '../module.ts';
import { LineRecovery, type Recovery } from './line-recovery.ts';

/**
 * A parser with two differences to Langium's:
 * - it recovers from an error by lines, as `LineRecovery` says;
 * - where no comment is to be put in, it does not search for the place. That search walks over all earlier siblings,
 *   which makes a file of many declarations quadratic.
 */
class WfParser extends LangiumParser {
  private readonly lines: LineRecovery;

  constructor(services: WfServices) {
    super(services);
    this.lines = new LineRecovery(this.wrapper as unknown as Recovery);

    const { nodeBuilder } = this as unknown as { readonly nodeBuilder: Pick<CstNodeBuilder, 'addHiddenNodes'> };
    const addHiddenNodes = nodeBuilder.addHiddenNodes.bind(nodeBuilder);
    nodeBuilder.addHiddenNodes = (tokens) => {
      if (tokens.length > 0) addHiddenNodes(tokens);
    };
  }

  /** Goes on behind a line that cannot be read. A loop: Chevrotain's own recovery of repetitions calls itself for each. */
  override many(...[index, callback]: Parameters<LangiumParser['many']>): void {
    do super.many(index, callback);
    while (!this.isRecording() && this.lines.skipUnreadableLine());
  }
}

/** Builds the parser of the grammar. */
export function createWfParser(services: WfServices): LangiumParser {
  const parser = createParser(services.Grammar, new WfParser(services), services.parser.Lexer.definition);
  parser.finalize();
  return parser;
}
