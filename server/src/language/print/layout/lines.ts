import { concat, hardLine, indent, type Doc } from '../document/doc.ts';
import { followsBlank, type Token } from '../tokens/token.ts';
import { chainDoc, headOf, headWidth } from './chain.ts';
import { danglingDoc, tokenDoc, trailingDoc } from './comments.ts';
import { itemDoc, itemOf, type Item } from './item.ts';
import { isSign, lastToken, type Bracket, type Piece } from './pieces.ts';

/** A line of a body or of cases. */
export interface BodyLine {
  readonly doc: Doc;
  readonly blankBefore: boolean;
}

/** A case, and the `;` behind it if it had one. */
interface Case extends Item {
  readonly end?: Token;
}

/** Whether the brackets hold cases, each on its line, and not a list: no list has arrows in it. */
export function holdsLines({ inner }: Bracket): boolean {
  return inner.some((piece) => isSign(piece, '->'));
}

/** The cases of a `when` behind its opening brace, with their first arrows aligned from one empty line to the next. */
export function linesDoc(bracket: Bracket): Doc {
  const lines: BodyLine[] = [];
  for (const section of sections(casesOf(bracket.inner))) {
    const column = Math.max(...section.map(({ body }) => headWidth(headOf(body)) ?? 0));
    for (const each of section) {
      const doc = concat(itemDoc(each, chainDoc(each.body, column)), trailingDoc(each.end?.after ?? []));
      lines.push({ doc, blankBefore: followsBlank(each.first) });
    }
  }
  return bodyDoc(lines, bracket.close);
}

/** Lines one level deeper, an empty line between them where there was one, and the closing brace. */
export function bodyDoc(lines: readonly BodyLine[], close: Token): Doc {
  const content = lines.map(({ doc, blankBefore }, index) =>
    concat(hardLine, blankBefore && index > 0 ? hardLine : '', doc),
  );
  const empty = lines.length === 0;
  const comments = close.before.length === 0 ? '' : concat(empty ? hardLine : '', danglingDoc(close.before, empty));
  return concat(indent(concat(...content, comments)), hardLine, tokenDoc({ ...close, before: [] }));
}

function casesOf(inner: readonly Piece[]): readonly Case[] {
  const cases: Case[] = [];
  let pieces: Piece[] = [];
  const add = (end?: Token): void => {
    const item = itemOf(pieces);
    if (item) cases.push({ ...item, ...(end ? { end } : {}) });
    pieces = [];
  };
  for (const piece of inner) {
    if (isSign(piece, ';')) {
      add(piece);
      continue;
    }
    pieces.push(piece);
    if (lastToken(piece).endsStatement) add();
  }
  add();
  return cases;
}

function sections(cases: readonly Case[]): readonly (readonly Case[])[] {
  const result: Case[][] = [];
  for (const each of cases) {
    if (result.length === 0 || followsBlank(each.first)) result.push([]);
    result.at(-1)?.push(each);
  }
  return result;
}
