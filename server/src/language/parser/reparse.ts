import type { ParseResult } from 'langium';
import { isLineBreak } from '../lexer/declaration-starts.ts';
import type { WfLexer } from '../lexer/lexer.ts';
import type { Stretch } from '../lexer/stretch.ts';
import { joined } from './join-segments.ts';
import { placeOf } from './move-error.ts';
import { parsed, type Parsed } from './parsed.ts';
import { segmentsOf, type Segment } from './segments.ts';
import { changeBetween, type TextChange } from './text-change.ts';

/** Parses a whole text, or the stretch of it that the lexer is told. */
interface WholeParser {
  parse: (text: string) => ParseResult;
}

/** What stands before and behind the part that is read again; `after` is `undefined` when that goes on to the end. */
interface Choice {
  readonly first: Segment;
  readonly after: Segment | undefined;
}

/**
 * Parses texts that differ little from the one before: reads the segments that the change touches, and keeps the syntax
 * trees and errors of the others, moved to where they stand now. The result equals that of a parse of the whole text;
 * the old result must not be used any more, for its trees are part of the new one.
 *
 * Why that is right: between two segments neither lexer nor parser remember anything. Behind the part that is read
 * stands one more declaration; if that is found exactly there, and without an error, the parser is where it was when
 * it read the next segment. If not (a text, a comment or a bracket was opened), everything to the end is read.
 */
export class Reparser {
  private readonly parser: WholeParser;
  private readonly lexer: WfLexer;

  constructor(parser: WholeParser, lexer: WfLexer) {
    this.parser = parser;
    this.lexer = lexer;
  }

  /** Parses a text. `previous` is the result for the text before, if there is one. */
  parse(text: string, previous: ParseResult | undefined): ParseResult {
    const old = previous && parsed(previous);
    if (!old) return this.parser.parse(text);
    const segments = segmentsOf(old.file, old.report);
    const change = changeBetween(old.root.fullText, text);
    for (const choice of choices(segments, change, text)) {
      const result = this.tryTo(choice, old, text);
      if (result) return result;
    }
    return this.parser.parse(text);
  }

  private tryTo({ first, after }: Choice, old: Parsed, text: string): ParseResult | undefined {
    const to = after ? after.offset + text.length - old.root.fullText.length : text.length;
    const read = this.read({ from: first.offset, to, line: first.line }, text);
    if (!read || (first.keyword >= 0 && read.report.starts[0]?.keyword !== first.keyword)) return undefined;
    if (!after) return joined(old, first, read);
    const next = read.file.declarations.pop();
    const start = read.report.starts.at(-1);
    if (next?.$cstNode?.offset !== to || start?.keyword !== to) return undefined;
    if (read.result.parserErrors.some((error) => placeOf(error) >= to)) return undefined;
    if (read.result.lexerErrors.some(({ offset }) => offset >= to)) return undefined;
    const by = { offset: to - after.offset, lines: next.$cstNode.range.start.line + 1 - after.line };
    return joined(old, first, read, { segment: after, start, by });
  }

  private read(stretch: Stretch, text: string): Parsed | undefined {
    return parsed(this.lexer.within(stretch, () => this.parser.parse(text)));
  }
}

/** What to read again, from little to much. */
function choices(segments: readonly Segment[], change: TextChange, text: string): readonly Choice[] {
  const moved = change.newTo - change.to;
  const touched = segments.findLastIndex(({ keyword }) => keyword < change.from);
  const after = segments.find(
    ({ offset }, index) => index > touched && offset >= change.to && isLineBreak(text.charCodeAt(offset + moved - 1)),
  );
  const [before, around] = [segments[touched - 1], segments[touched]];
  // The change may have taken away what makes the line a declaration: then it goes on with the one before.
  return [around, before]
    .flatMap((first) => (first ? [{ first, after }] : []))
    .concat([before ?? around].flatMap((first) => (first && after ? [{ first, after: undefined }] : [])));
}
