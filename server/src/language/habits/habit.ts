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

/** A habit that was recognised. Offsets of the text. */
export interface Recognised {
  readonly start: number;
  readonly end: number;
  readonly message: string;
  readonly instead: string | undefined;
}

/** The first of some habits that an error of syntax at an offset comes from. */
export function recognise(
  habits: readonly Habit[],
  text: string,
  offset: number,
  said: string,
): Recognised | undefined {
  const line = Math.max(text.lastIndexOf('\n', offset - 1), text.lastIndexOf('\r', offset - 1)) + 1;
  for (const { pattern, behind, said: wanted, say, instead } of habits) {
    if (wanted?.test(said) === false) continue;
    const found = matchOver(pattern, text, line, offset);
    if (!found || behind?.test(text.slice(line, found.index)) === false) continue;
    const end = found.index + (found.groups?.mark ?? found[0]).length;
    return { start: found.index, end, message: say(found, text.slice(line, end)), instead: instead?.(found) };
  }
  return undefined;
}

/** The match that the offset stands in; it begins on the line. */
function matchOver(pattern: RegExp, text: string, line: number, offset: number): RegExpExecArray | undefined {
  const everywhere = new RegExp(pattern.source, `${pattern.flags.replace('g', '')}g`);
  everywhere.lastIndex = line;
  for (let found = everywhere.exec(text); found && found.index <= offset; found = everywhere.exec(text)) {
    if (found[0] === '') return undefined;
    if (offset < found.index + found[0].length) return found;
  }
  return undefined;
}
