import { literalText } from '#core/text/value-text.ts';

const filledIn = /\$\{\s*([A-Za-z_][\w.]*)\s*\}/g;

/** What stands in backquotes as a name and was meant as a text, in quotes: `${x}` in it is a placeholder in other languages. */
export function textMeantBy(name: string): string {
  const pieces = name.split(filledIn);
  return pieces.length === 1
    ? literalText(name)
    : `"${pieces.map((piece, index) => (index % 2 === 1 ? `{${piece}}` : literalText(piece).slice(1, -1))).join('')}"`;
}
