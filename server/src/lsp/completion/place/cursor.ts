import type { LangiumDocument } from 'langium';
import type { Lexer } from 'langium';
import type { Declaration } from '#language/generated/ast.ts';
import { partBefore, type PartOfText } from './part-of-text.ts';
import { nothing, type Place } from './place.ts';
import { readFile } from './read-file.ts';
import { TokenReader, type Token } from './token-reader.ts';
import { restLength, typedLength, type TypedWord } from './typed-word.ts';

/** What may stand at the cursor, and the word that is being typed there. */
export interface Cursor {
  readonly place: Place | CommentPlace;
  readonly word: TypedWord;
  /** The declaration that the cursor stands in or behind. */
  readonly declaration: Declaration | undefined;
}

/** Inside a comment: what it says up to the cursor. */
export interface CommentPlace {
  readonly kind: 'comment';
  readonly text: string;
}

/** Reads the text before an offset of a document whose syntax tree is up to date. */
export function cursorAt(document: LangiumDocument, offset: number, lexer: Lexer): Cursor {
  const part = partBefore(document, offset);
  const { tokens, hidden, errors } = lexer.tokenize(part.text, { mode: 'partial' });
  const { declaration } = part;
  const after = document.textDocument.getText().slice(offset);
  const comment = openComment(part.text, hidden, errors);
  if (comment !== undefined) {
    const length = /[\w@-]*$/.exec(comment)?.[0].length ?? 0;
    const word = { from: offset - length, at: offset, to: offset + restLength('', after) };
    return { place: { kind: 'comment', text: comment }, word, declaration };
  }
  const inText = textAround(tokens);
  const length = inText ? 0 : typedLength(part.text, tokens, errors);
  const here = { from: offset, at: offset, to: offset };
  if (length === undefined) return { place: nothing, word: here, declaration };
  const start = part.text.length - length;
  const reader = new TokenReader(
    tokens.filter((token) => token.startOffset < start),
    part.text.split(/\r\n?|\n/).length,
  );
  const place = readFile(reader);
  return { place, word: wordOf(place, part, offset, length, after), declaration };
}

/** A comment that is open at the end of the text. */
function openComment(
  text: string,
  hidden: readonly Token[],
  errors: readonly { readonly offset: number }[],
): string | undefined {
  const last = hidden.at(-1);
  if (last?.tokenType.name === 'LINE_COMMENT' && last.endOffset === text.length - 1) return last.image;
  const open = errors.find(({ offset }) => text.startsWith('/*', offset));
  return open && text.slice(open.offset);
}

/** The end of the tokens lies in the words of a text, not in one of its placeholders. */
function textAround(tokens: readonly Token[]): boolean {
  const last = tokens.findLast(({ image }) => image !== '')?.tokenType.name ?? '';
  return ['STRING_OPEN', 'STRING_CHARS', 'STRING_ESCAPE', 'BLOCK_OPEN', 'BLOCK_CHARS', 'LONE_BRACE'].includes(last);
}

function wordOf(place: Place, part: PartOfText, at: number, length: number, after: string): TypedWord {
  if (place.kind === 'text' && place.from !== undefined) {
    const rest = /^[^"\r\n]*/.exec(after)?.[0] ?? '';
    return { from: part.shift + place.from, at, to: at + (after[rest.length] === '"' ? rest.length : 0) };
  }
  const from = at - length;
  return { from, at, to: at + restLength(part.text.slice(part.text.length - length), after) };
}
