import type { Goal } from './goals.ts';
import type { Seeded } from './seeded.ts';
import type { Typing } from './typing.ts';

/** Offsets of a text between which it is typed. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** The whole text, in stretches of lines that have about so many letters. */
export function stretchesOf({ text }: Goal, letters: number): readonly Stretch[] {
  const stretches: Stretch[] = [];
  for (let from = 0; from < text.length;) {
    const lineEnd = text.indexOf('\n', from + letters) + 1;
    const to = lineEnd === 0 ? text.length : lineEnd;
    stretches.push({ from, to });
    from = to;
  }
  return stretches;
}

/** A stretch of a text of at most so many letters, by chance; of a short one, half of the time, all of it. */
export function anyStretch({ text }: Goal, letters: number, random: Seeded): Stretch {
  if (text.length <= letters && random.chance(0.5)) return { from: 0, to: text.length };
  const at = (): number => text.indexOf('\n', random.below(text.length)) + 1;
  const [from = 0, until = 0] = [at(), at()].toSorted((a, b) => a - b);
  return { from, to: Math.min(until, from + letters) };
}

/** Types a stretch where the rest of the text stands already, or only what comes before it. Some files come from Windows. */
export function typingOf({ text }: Goal, { from, to }: Stretch, isLast: boolean, random: Seeded): Typing {
  const written = (part: string): string => (isWindows ? part.replaceAll(/\r?\n/g, '\r\n') : part);
  const isWindows = random.chance(0.25);
  return {
    before: written(text.slice(0, from)),
    typed: written(text.slice(from, to)),
    behind: isLast ? '' : written(text.slice(to)),
  };
}
