import type { IToken } from 'chevrotain';
import type { CstNodeBuilder, LangiumParser, LexerResult } from 'langium';

/** What a parser does with the comments before a token; private there. */
interface Internals {
  readonly lexerResult?: LexerResult;
  extractHiddenTokens: (token: IToken) => IToken[];
}

const none: IToken[] = [];

/**
 * Has a parser do nothing for a token that no comment stands before. Langium takes an empty list out of that of all comments,
 * and searches for the place to put it in: over all earlier siblings, which makes a file of many declarations quadratic.
 */
export function passOverNoComments(parser: LangiumParser, builder: Pick<CstNodeBuilder, 'addHiddenNodes'>): void {
  const internals = parser as unknown as Internals;
  const extract = internals.extractHiddenTokens.bind(parser);
  internals.extractHiddenTokens = (token) => {
    const next = internals.lexerResult?.hidden[0];
    return next === undefined || next.startOffset > token.startOffset ? none : extract(token);
  };
  const addHiddenNodes = builder.addHiddenNodes.bind(builder);
  builder.addHiddenNodes = (tokens) => {
    if (tokens.length > 0) addHiddenNodes(tokens);
  };
}
