import fc from 'fast-check';
import { EmptyFileSystem } from 'langium';
import { createWfServices } from '#language/module.ts';

const { Lexer } = createWfServices(EmptyFileSystem).Wf.parser;

/** What happens to a token, somewhere as a share of all: it goes, comes twice, or another of the text stands for it. */
export interface Damage {
  readonly kind: 'gone' | 'doubled' | 'replaced';
  readonly at: number;
  readonly by: number;
}

const share = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });

export const damage: fc.Arbitrary<Damage> = fc.record({
  kind: fc.constantFrom('gone', 'doubled', 'replaced'),
  at: share,
  by: share,
});

/** A text in which that has happened to a token. */
export function damaged(text: string, { kind, at, by }: Damage): string {
  const tokens = Lexer.tokenize(text).tokens.filter(({ image }) => image !== '');
  const token = tokens[Math.floor(at * tokens.length)];
  const other = tokens[Math.floor(by * tokens.length)];
  if (!token || !other) return text;
  const { image, startOffset } = token;
  const instead = { gone: '', doubled: `${image} ${image}`, replaced: other.image }[kind];
  return text.slice(0, startOffset) + instead + text.slice(startOffset + image.length);
}
