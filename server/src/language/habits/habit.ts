/** What people write who are used to another language, and what it is in this one. */
export interface Habit {
  /** What they write, around the error; it is the range of the finding, or else the group `mark` that it begins with. */
  readonly pattern: RegExp;
  /** What stands on the line before it. */
  readonly behind?: RegExp;
  /** What the parser says, where the pattern alone could mean something else. */
  readonly said?: RegExp;
  /** The message. */
  readonly say: (found: RegExpExecArray, line: string) => string;
  /** What to write for it, where one thing would do. */
  readonly instead?: (found: RegExpExecArray) => string | undefined;
}

/** A habit that was recognised. Columns of the line. */
export interface Recognised {
  readonly start: number;
  readonly end: number;
  readonly message: string;
  readonly instead: string | undefined;
}

/** Nobody writes longer lines by hand, and some patterns try each part of one against each other. */
const longestLine = 400;

/** The first of some habits that an error of syntax at a column of a line comes from. */
export function recognise(
  habits: readonly Habit[],
  line: string,
  column: number,
  said: string,
): Recognised | undefined {
  if (line.length > longestLine) return undefined;
  for (const { pattern, behind, said: wanted, say, instead } of habits) {
    if (wanted?.test(said) === false) continue;
    const found = matchOver(pattern, line, column);
    if (!found || behind?.test(line.slice(0, found.index)) === false) continue;
    const end = found.index + (found.groups?.mark ?? found[0]).length;
    return { start: found.index, end, message: say(found, line.slice(0, end)), instead: instead?.(found) };
  }
  return undefined;
}

/** The match in a line that a column stands in. */
function matchOver(pattern: RegExp, line: string, column: number): RegExpExecArray | undefined {
  const everywhere = searched(pattern);
  for (let found = everywhere.exec(line); found && found.index <= column; found = everywhere.exec(line)) {
    if (found[0] === '') return undefined;
    if (column < found.index + found[0].length) return found;
  }
  return undefined;
}

/** A pattern that is looked for from the beginning of a line on. There may be thousands of errors, and each asks all habits. */
function searched(pattern: RegExp): RegExp {
  const everywhere = known.get(pattern) ?? new RegExp(pattern.source, `${pattern.flags.replace('g', '')}g`);
  known.set(pattern, everywhere);
  everywhere.lastIndex = 0;
  return everywhere;
}

const known = new Map<RegExp, RegExp>();
