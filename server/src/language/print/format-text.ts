import type { Lexer, ParseResult } from 'langium';
import { isWfFile } from '../generated/ast.ts';
import { render } from './document/render.ts';
import { layOutFile, type Unit } from './layout/file.ts';
import { lineWidth } from './line-width.ts';
import { sameNeighbours, sameTokens } from './same-tokens.ts';
import { lineEndOf } from './tokens/line-end.ts';
import { readTokens } from './tokens/read-tokens.ts';
import { Source, type SyntaxError } from './tokens/source.ts';

/** A text as it shall be, and the parts of the old one that can be taken over alone. */
export interface FormattedText {
  readonly text: string;
  readonly units: readonly Unit[];
  /** Nothing was left as it is because of a syntax error. */
  readonly complete: boolean;
}

/** What formatting needs of the parser: `parse` is spared where the result of an earlier parse is at hand. */
export interface FormattingServices {
  readonly parser: {
    readonly Lexer: Lexer;
    readonly Parser: { parse(text: string): ParseResult };
  };
}

/** How often a file is laid out until its comments stay where they are. */
const mostTimes = 4;

/**
 * Lays out a file. Total: what has a syntax error stays as it is, byte for byte. Keeps every token and comment, the
 * kind of line ends, and a byte order mark.
 */
export function formatText(services: FormattingServices, text: string, parsed?: ParseResult): FormattedText {
  return layOut(services, text, parsed, mostTimes);
}

function layOut(
  services: FormattingServices,
  text: string,
  parsed: ParseResult | undefined,
  times: number,
): FormattedText {
  const result = parsed ?? services.parser.Parser.parse(text);
  const { Lexer } = services.parser;
  const asItIs = { text, units: [], complete: false };
  if (!isWfFile(result.value)) return asItIs;
  const errors = syntaxErrors(result);
  const source = new Source(text, Lexer.tokenize(text), errors);
  const { doc, units } = layOutFile(source, result.value);
  const lineEnd = lineEndOf(source);
  const printed = render(doc, lineWidth, lineEnd);
  const mark = text.startsWith('\ufeff') ? '\ufeff' : '';
  const formatted = printed === '' ? mark : `${mark}${printed}${lineEnd}`;
  // A line of a broken list may look to the lexer like the start of a declaration; then the file is better left alone.
  const read = readTokens(formatted, Lexer.tokenize(formatted));
  if (!sameTokens(source, read)) return asItIs;
  // Where two lines become one, a comment between them may lead to what it trailed before, and be laid out otherwise.
  const settled = times === 1 || sameNeighbours(source, read);
  const laidOut = settled ? formatted : layOut(services, formatted, undefined, times - 1).text;
  return { text: laidOut, units, complete: errors.length === 0 };
}

function syntaxErrors({ parserErrors, lexerErrors }: ParseResult): readonly SyntaxError[] {
  return [
    ...parserErrors.map(({ token }) => ({ offset: token.startOffset, length: token.image.length })),
    ...lexerErrors.map(({ offset, length }) => ({ offset, length })),
  ];
}
