import type { Edit } from '#language/print/edits.ts';

/** A stretch of the original text that is kept, or a text that is new. */
type Piece = { readonly from: number; readonly to: number } | { readonly text: string };

/**
 * A text while it is edited several times over, as what was kept of the original and what came in: any number of rounds
 * of edits is one round of edits of the original.
 */
export class Pieces {
  private readonly original: string;
  private pieces: readonly Piece[];

  constructor(original: string) {
    this.original = original;
    this.pieces = [{ from: 0, to: original.length }];
  }

  /** The text as it is now. */
  get text(): string {
    return this.pieces.map((piece) => this.textOf(piece)).join('');
  }

  /** Applies edits of the text as it is now: none overlaps another. */
  apply(edits: readonly Edit[]): void {
    const next: Piece[] = [];
    let at = 0;
    for (const { start, end, text } of inOrder(edits)) {
      next.push(...this.slice(at, start), { text });
      at = end;
    }
    this.pieces = [...next, ...this.slice(at, Number.POSITIVE_INFINITY)].filter((piece) => lengthOf(piece) > 0);
  }

  /** The edits that lead from the original to the text as it is now, in order; neighbours are one. */
  edits(): readonly Edit[] {
    const edits: Edit[] = [];
    let [at, text] = [0, ''];
    const closeAt = (start: number): void => {
      if (start > at || text !== '') edits.push({ start: at, end: start, text });
      text = '';
    };
    for (const piece of this.pieces) {
      if ('text' in piece) {
        text += piece.text;
        continue;
      }
      closeAt(piece.from);
      at = piece.to;
    }
    closeAt(this.original.length);
    return edits;
  }

  /** Nothing of a stretch of the text as it is now came in by an edit. */
  isOriginal({ start, end }: Pick<Edit, 'start' | 'end'>): boolean {
    return this.slice(start, end).every((piece) => !('text' in piece));
  }

  /** Where a place of the text as it is now comes from: a place of the original, or the stretch in whose place it came in. */
  originOf(offset: number): { readonly from: number; readonly to: number } {
    let [start, from] = [0, 0];
    for (const piece of this.pieces) {
      const end = start + lengthOf(piece);
      if (!('text' in piece)) {
        if (offset < start) return { from, to: piece.from };
        if (offset < end) return { from: piece.from + offset - start, to: piece.from + offset - start };
        from = piece.to;
      }
      start = end;
    }
    return { from, to: this.original.length };
  }

  private slice(from: number, to: number): readonly Piece[] {
    let start = 0;
    return this.pieces.flatMap((piece): readonly Piece[] => {
      const length = lengthOf(piece);
      const [first, last] = [Math.max(from - start, 0), Math.min(to - start, length)];
      start += length;
      if (first >= last) return [];
      if ('text' in piece) return [{ text: piece.text.slice(first, last) }];
      return [{ from: piece.from + first, to: piece.from + last }];
    });
  }

  private textOf(piece: Piece): string {
    return 'text' in piece ? piece.text : this.original.slice(piece.from, piece.to);
  }
}

/** By place; edits of one place stay in the order in which they were made. */
function inOrder(edits: readonly Edit[]): readonly Edit[] {
  return edits.toSorted((a, b) => a.start - b.start || a.end - b.end);
}

function lengthOf(piece: Piece): number {
  return 'text' in piece ? piece.text.length : piece.to - piece.from;
}
