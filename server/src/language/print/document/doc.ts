/**
 * A text whose line breaks are not decided yet. `render` decides them: a group stands on one line if it fits, else
 * each of its own lines breaks.
 */
export type Doc = string | DocNode;

type DocNode = Concat | Group | Indent | Line | Choice | Suffix | Literal;

interface Concat {
  readonly kind: 'concat';
  readonly parts: readonly Doc[];
  readonly forced: boolean;
}

/** Stands on one line where it fits, else on several. */
export interface Group {
  readonly kind: 'group';
  readonly contents: Doc;
  /** Breaks rather than a group in front of it on the same line. */
  readonly yields: boolean;
  readonly forced: boolean;
}

interface Indent {
  readonly kind: 'indent';
  readonly contents: Doc;
  /** Indents only where this group was broken. */
  readonly onlyIfBroken?: Group;
  readonly forced: boolean;
}

interface Line {
  readonly kind: 'line';
  /** `hard` breaks in any case, `fresh` too unless the line is still empty. */
  readonly strength: 'soft' | 'hard' | 'fresh';
  /** What stands here in place of the break. */
  readonly flat: string;
  readonly forced: boolean;
}

interface Choice {
  readonly kind: 'choice';
  readonly broken: Doc;
  readonly flat: Doc;
  readonly forced: false;
}

/** Stands at the end of its line, whatever follows it there. */
interface Suffix {
  readonly kind: 'suffix';
  readonly text: string;
  readonly forced: boolean;
}

/** Kept character by character, line breaks included. */
interface Literal {
  readonly kind: 'literal';
  readonly text: string;
  /** Starts at the margin: brings its own indentation. */
  readonly atMargin: boolean;
  readonly forced: true;
}

/** Breaks all groups around it. */
function forces(doc: Doc): boolean {
  return typeof doc !== 'string' && doc.forced;
}

/** One after the other. */
export function concat(...parts: readonly Doc[]): Doc {
  return { kind: 'concat', parts, forced: parts.some(forces) };
}

/**
 * On one line if it fits; `broken` says that it shall not be. Where two groups do not fit on a line together, the first
 * breaks, unless the second `yields`.
 */
export function group(contents: Doc, { broken = false, yields = false } = {}): Group {
  return { kind: 'group', contents, yields, forced: broken || forces(contents) };
}

/** Lines begun inside stand one level deeper. */
export function indent(contents: Doc): Doc {
  return { kind: 'indent', contents, forced: forces(contents) };
}

/** The same, but only where the group before it was broken. */
export function indentIfBroken(onlyIfBroken: Group, contents: Doc): Doc {
  return { kind: 'indent', contents, onlyIfBroken, forced: forces(contents) };
}

/** A space, or a line break where the group is broken. */
export const line: Doc = { kind: 'line', strength: 'soft', flat: ' ', forced: false };
/** Nothing, or a line break where the group is broken. */
export const softLine: Doc = { kind: 'line', strength: 'soft', flat: '', forced: false };
/** A line break. */
export const hardLine: Doc = { kind: 'line', strength: 'hard', flat: '', forced: true };
/** A line break unless nothing stands on the line yet. */
export const freshLine: Doc = { kind: 'line', strength: 'fresh', flat: '', forced: true };

/** The first where the group around it is broken, else the second. */
export function ifBroken(broken: Doc, flat: Doc): Doc {
  return { kind: 'choice', broken, flat, forced: false };
}

/** Goes to the end of the line and ends it. Does not count as width. */
export function endOfLine(text: string): Doc {
  return { kind: 'suffix', text, forced: true };
}

/** Text whose line breaks are its own; with any, groups around it break too. */
export function literal(text: string): Doc {
  return text.includes('\n') ? { kind: 'literal', text, atMargin: false, forced: true } : text;
}

/** Whole lines that bring their own indentation. */
export function wholeLines(text: string): Doc {
  return { kind: 'literal', text, atMargin: true, forced: true };
}

/** Columns on one line, or `undefined` if the document cannot stand on one. */
export function flatWidth(doc: Doc): number | undefined {
  if (typeof doc === 'string') return doc.length;
  if (doc.forced) return undefined;
  switch (doc.kind) {
    case 'concat': {
      let width = 0;
      for (const part of doc.parts) {
        const more = flatWidth(part);
        if (more === undefined) return undefined;
        width += more;
      }
      return width;
    }
    case 'group':
    case 'indent':
      return flatWidth(doc.contents);
    case 'line':
      return doc.flat.length;
    case 'choice':
      return flatWidth(doc.flat);
    case 'suffix':
      return 0;
  }
}
