import type { IToken } from 'chevrotain';
import type { LexerResult } from 'langium';
import { CommentGap } from './comment-gap.ts';
import type { Comment, Token } from './token.ts';

/** The tokens of a file. Everything in the text that is not whitespace belongs to one of them or to a comment. */
export interface TokenList {
  readonly tokens: readonly Token[];
  /** Comments behind the last token that do not trail it. */
  readonly comments: readonly Comment[];
}

/** A piece of the text: what the lexer made of it, or characters that it could not read. */
interface Piece {
  readonly kind: 'token' | 'comment';
  readonly start: number;
  readonly end: number;
  endsStatement: boolean;
}

/** Puts together what the printer moves: texts with their quotes are one token, comments go to their neighbours. */
export function readTokens(text: string, lexed: LexerResult): TokenList {
  const tokens: Token[] = [];
  let gap = new CommentGap(text, undefined);
  for (const piece of withUnreadable(text, pieces(lexed))) {
    if (piece.kind === 'comment') {
      gap.add(piece.start, piece.end);
      continue;
    }
    const written = text.slice(piece.start, piece.end);
    const { trailing, leading, carried, lineBreak, blank } = gap.close(piece.start, written);
    const previous = tokens.at(-1);
    if (previous && trailing.length > 0) tokens[tokens.length - 1] = { ...previous, after: trailing };
    const { start, end, endsStatement } = piece;
    const place = { before: leading, after: [], lineBreakBefore: lineBreak, blankBefore: blank };
    tokens.push({ text: written, start, end, endsStatement, ...place });
    gap = new CommentGap(text, end, carried);
  }
  const { trailing, leading } = gap.close(text.length, '');
  const last = tokens.at(-1);
  if (last && trailing.length > 0) tokens[tokens.length - 1] = { ...last, after: trailing };
  return { tokens, comments: leading };
}

/** Tokens and comments in the order of the text. */
function pieces(lexed: LexerResult): Piece[] {
  const result: Piece[] = [];
  const comments = lexed.hidden.values();
  let comment = comments.next();
  for (let index = 0; index < lexed.tokens.length; index += 1) {
    const token = lexed.tokens[index];
    if (!token) continue;
    for (; !comment.done && comment.value.startOffset < token.startOffset; comment = comments.next()) {
      result.push(pieceOf(comment.value, 'comment'));
    }
    if (token.image === '') {
      const last = result.findLast((piece) => piece.kind === 'token');
      if (last && token.tokenType.name === 'EOS') last.endsStatement = true;
    } else if (token.tokenType.name === 'STRING_OPEN' || token.tokenType.name === 'BLOCK_OPEN') {
      const close = endOfText(lexed.tokens, index);
      result.push({ ...pieceOf(token, 'token'), end: pieceOf(lexed.tokens[close] ?? token, 'token').end });
      index = close;
    } else result.push(pieceOf(token, 'token'));
  }
  for (; !comment.done; comment = comments.next()) result.push(pieceOf(comment.value, 'comment'));
  return result;
}

function pieceOf(token: IToken, kind: Piece['kind']): Piece {
  return { kind, start: token.startOffset, end: (token.endOffset ?? token.startOffset) + 1, endsStatement: false };
}

const inTexts = /^(STRING_CHARS|STRING_ESCAPE|BLOCK_CHARS|LONE_BRACE|PLACEHOLDER_OPEN|PLACEHOLDER_CLOSE)$/;

/** The index of the last token of the text that opens at `open`; a text that is not closed ends where code goes on. */
function endOfText(tokens: readonly IToken[], open: number): number {
  let inPlaceholder = false;
  for (let index = open + 1; index < tokens.length; index += 1) {
    const token = tokens[index];
    const name = token?.tokenType.name ?? '';
    if (name === 'STRING_CLOSE' || name === 'BLOCK_CLOSE') return index;
    if (token?.image === '' || !(inPlaceholder || inTexts.test(name))) return index - 1;
    if (name.startsWith('PLACEHOLDER')) inPlaceholder = name === 'PLACEHOLDER_OPEN';
  }
  return tokens.length - 1;
}

/** Makes tokens of the characters between the pieces that the lexer skipped as errors. */
function* withUnreadable(text: string, read: readonly Piece[]): Iterable<Piece> {
  let end = 0;
  for (const piece of read) {
    yield* unreadable(text, end, piece.start);
    if (piece.end <= end) continue;
    yield piece;
    end = piece.end;
  }
  yield* unreadable(text, end, text.length);
}

function* unreadable(text: string, from: number, to: number): Iterable<Piece> {
  if (to - from < 2 && text.slice(from, to).trim() === '') return;
  for (const { 0: word, index } of text.slice(from, to).matchAll(/\S+/g)) {
    yield { kind: 'token', start: from + index, end: from + index + word.length, endsStatement: false };
  }
}
