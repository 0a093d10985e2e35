import { concat, type Doc } from '../document/doc.ts';
import type { TypeExpression } from '../../generated/ast.ts';
import { spaceAfter } from './comments.ts';
import { alternativesDoc, wordsDoc } from './phrase.ts';
import { cut, firstToken, lastToken, type Piece } from './pieces.ts';

/** `keyword name(parameters): type`, cut in front of the type. */
export interface Header {
  readonly front: readonly Piece[];
  readonly type: readonly Piece[];
}

/** Finds the type that a declaration returns. */
export function headerOf(head: readonly Piece[], returns: TypeExpression | undefined): Header {
  const start = returns?.$cstNode?.offset;
  if (start === undefined) return { front: head, type: [] };
  const [front = [], type = []] = cut(head, (piece) => firstToken(piece).start === start);
  return { front, type };
}

/** Too wide, the parameters break before the type does. */
export function headerDoc({ front, type }: Header): Doc {
  const colon = front.at(-1);
  if (type.length === 0 || colon === undefined) return wordsDoc(front);
  return concat(wordsDoc(front), spaceAfter(lastToken(colon)), alternativesDoc(type));
}
