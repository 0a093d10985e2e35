import type { Unit } from '#language/print/layout/file.ts';

/** Characters of a text, the end not included. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** The stretch, widened to all of every unit that it touches. */
export function touched(units: readonly Unit[], { start, end }: Stretch): Stretch {
  const inside = units.filter((unit) => unit.start <= end && unit.end >= start);
  return {
    start: Math.min(start, ...inside.map((unit) => unit.start)),
    end: Math.max(end, ...inside.map((unit) => unit.end)),
  };
}

/** What a `}` in front of the offset ends: a statement, a declaration or a whole workflow. */
export function afterBrace(units: readonly Unit[], at: number): Stretch | undefined {
  const unit = units.find(({ end }) => end === at);
  return unit && { start: unit.opensAt ?? unit.start, end: unit.end };
}

/** The units that end on the line before that of the offset. What goes on behind the line break is still being written. */
export function afterLineBreak(units: readonly Unit[], text: string, at: number): Stretch | undefined {
  const lineEnd = text.lastIndexOf('\n', at - 1);
  if (lineEnd < 0) return undefined;
  const lineStart = text.lastIndexOf('\n', lineEnd - 1) + 1;
  const ended = units.filter(({ end }) => end > lineStart && end <= lineEnd);
  const [first] = ended;
  return first && { start: first.start, end: Math.max(...ended.map(({ end }) => end)) };
}
