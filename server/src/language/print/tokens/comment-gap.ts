import type { Comment } from './token.ts';

/** Signs that stand close to what is before them, so comments before them belong there. */
const closeSigns: ReadonlySet<string> = new Set([',', ';', ':', '?', '.', ')', ']', '}', '']);

/** A comment whose place is known only when the next token is. */
interface Found {
  readonly start: number;
  readonly end: number;
}

/** What stands between two tokens, shared out to them. */
export interface Shares {
  /** For the first token. */
  readonly trailing: readonly Comment[];
  /** For the second. */
  readonly leading: readonly Comment[];
  /** For the gap behind the second: a comma goes to its item, comments up to the end of the line behind it. */
  readonly carried: readonly Comment[];
  /** A line ends in the gap. */
  readonly lineBreak: boolean;
  /** An empty line stands directly before the second token. */
  readonly blank: boolean;
}

/** The comments between two tokens, in order. */
export class CommentGap {
  private readonly found: Found[] = [];
  private readonly text: string;
  /** Where the first token ends; `undefined` at the beginning of the file. */
  private readonly from: number | undefined;
  private readonly carried: readonly Comment[];

  constructor(text: string, from: number | undefined, carried: readonly Comment[] = []) {
    this.text = text;
    this.from = from;
    this.carried = carried;
  }

  add(start: number, end: number): void {
    this.found.push({ start, end });
  }

  /** `sign`: the second token, empty at the end of the file. `to`: where it starts. */
  close(to: number, sign: string): Shares {
    if (this.found.length === 0 && this.carried.length === 0) {
      const breaks = lineBreaks(this.text.slice(this.from ?? 0, to));
      return { trailing: [], leading: [], carried: [], lineBreak: breaks > 0, blank: breaks > 1 };
    }
    const between = [...this.found, { start: to, end: to }].map(({ start }, index) =>
      lineBreaks(this.text.slice(this.found[index - 1]?.end ?? this.from ?? 0, start)),
    );
    const own = this.found.map(({ start, end }, index): Comment => {
      const written = this.text.slice(start, end);
      const line = written.startsWith('//');
      return {
        text: line ? written.trimEnd() : written,
        start,
        end,
        line,
        startsLine: (index === 0 && this.from === undefined) || (between[index] ?? 0) > 0,
        endsLine: (between[index + 1] ?? 0) > 0 || (sign === '' && index === this.found.length - 1),
        blankBefore: (between[index] ?? 0) > 1,
      };
    });
    const carries = this.carried.length > 0;
    const comments = [...this.carried, ...(carries ? own.map((comment) => ({ ...comment, startsLine: true })) : own)];
    const blank = (between.at(-1) ?? 0) > 1;
    const lineBreak = between.some((breaks) => breaks > 0) || comments.some(({ text }) => lineBreaks(text) > 0);
    if (sign === ',') {
      const [lines, blocks] = [comments.filter(({ line }) => line), comments.filter(({ line }) => !line)];
      return { trailing: blocks, leading: [], carried: lines, lineBreak, blank };
    }
    const trailing = carries ? 1 : this.countTrailing(comments, sign);
    return { trailing: comments.slice(0, trailing), leading: comments.slice(trailing), carried: [], lineBreak, blank };
  }

  /** Comments on the line of the first token, unless the second stands there too and is not close to it. */
  private countTrailing(comments: readonly Comment[], sign: string): number {
    if (this.from === undefined) return 0;
    const breaks = comments.findIndex(({ startsLine }) => startsLine);
    const onLine = breaks < 0 ? comments.length : breaks;
    const last = comments[onLine - 1];
    return closeSigns.has(sign) || last?.endsLine === true ? onLine : 0;
  }
}

function lineBreaks(space: string): number {
  if (space.length < 2 && space !== '\n' && space !== '\r') return 0;
  return space.match(/\r\n?|\n/g)?.length ?? 0;
}
