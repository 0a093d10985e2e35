import { concat, type Doc } from '../document/doc.ts';
import type { TypeExpression } from '../../generated/ast.ts';
import { spaceAfter } from './comments.ts';
import { alternativesDoc, wordsDoc } from './phrase.ts';
import { cut, firstToken, lastToken, type Piece } from './pieces.ts';

/** `keyword name(parameters): type`. Too wide, the parameters break before the type does. */
export function headerDoc(head: readonly Piece[], returns: TypeExpression | undefined): Doc {
  const start = returns?.$cstNode?.offset;
  if (start === undefined) return wordsDoc(head);
  const [front = [], type = []] = cut(head, (piece) => firstToken(piece).start === start);
  const colon = front.at(-1);
  return concat(wordsDoc(front), colon ? spaceAfter(lastToken(colon)) : '', alternativesDoc(type));
}
