const units = [
  ['d', 86_400_000],
  ['h', 3_600_000],
  ['m', 60_000],
  ['s', 1_000],
] as const;

/** Milliseconds in the largest unit that needs no fraction: `90s`, `5m`. */
export function durationText(milliseconds: number): string {
  const unit = units.find(([, length]) => milliseconds > 0 && milliseconds % length === 0);
  return unit ? `${milliseconds / unit[1]}${unit[0]}` : `${milliseconds}ms`;
}
