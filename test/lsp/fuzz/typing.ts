import type { Edit } from '#language/print/edits.ts';
import { mutation } from './mutations.ts';
import type { Seeded } from './seeded.ts';

/** What reaches the server as one message: edits that are made one after the other, or the whole new text. */
export interface Step {
  readonly name: string;
  readonly edits: readonly Edit[] | string;
}

/** A text that is typed letter by letter into what stands before and behind it. */
export interface Typing {
  readonly before: string;
  readonly typed: string;
  readonly behind: string;
}

/**
 * Types a text, and now and then does something else to the file and takes it back: a person deletes, pastes, and jumps
 * back by undo. In the end the file is what was to be typed.
 */
export function* steps({ before, typed }: Typing, current: () => string, random: Seeded): Iterable<Step> {
  let at = before.length;
  for (const [letters] of typed.matchAll(/\r\n|[^]/gu)) {
    if (random.chance(0.03)) yield* excursion(current, random);
    yield { name: `type ${JSON.stringify(letters)}`, edits: [{ start: at, end: at, text: letters }] };
    at += letters.length;
  }
  yield* excursion(current, random);
}

function* excursion(current: () => string, random: Seeded): Iterable<Step> {
  const original = current();
  const length = 1 + random.below(4);
  for (let done = 0; done < length; done += 1) yield mutation(current(), random);
  const edits = random.chance(0.5) ? original : [difference(current(), original)];
  yield { name: 'undo', edits };
}

/** The smallest edit that makes one text of another; a line end of two characters is never torn apart. */
function difference(from: string, to: string): Edit {
  const shorter = Math.min(from.length, to.length);
  let start = 0;
  while (start < shorter && from[start] === to[start]) start += 1;
  if (from[start - 1] === '\r' || to[start - 1] === '\r') start -= 1;
  let same = 0;
  while (same < shorter - start && from.at(-1 - same) === to.at(-1 - same)) same += 1;
  if (from.at(-same) === '\n' || to.at(-same) === '\n') same = Math.max(0, same - 1);
  return { start, end: from.length - same, text: to.slice(start, to.length - same) };
}
