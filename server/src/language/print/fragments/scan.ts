import { pieces, type Piece } from '../layout/pieces.ts';
import { newToken } from '../tokens/token.ts';

const tokenPattern = /"(?:[^"\\]|\\.)*"|`[^`]*`|->|-?\d[\w.+-]*|[A-Za-z_]\w*(?:-\w+)*|\S/g;

/** Reads one line as the text functions of `#core/text` write it, to be laid out like a text from a file. */
export function scan(text: string): readonly Piece[] {
  return pieces(Array.from(text.matchAll(tokenPattern), ([token]) => newToken(token)));
}
