import { visibleText } from '#core/events/visible-text.ts';
import { visibleValue } from '#core/events/visible-value.ts';
import type { Json } from '#core/ir/json.ts';
import type { Difference } from '#executor/journal/differences.ts';
import type { Style } from './style.ts';

/** Differences that are shown; a changed result changes everything after it. */
const most = 20;

/** What a recorded request said and what it says now: a name, a line with `-`, a line with `+`. */
export function renderDifferences(differences: readonly Difference[], style: Style): string {
  const lines = differences
    .slice(0, most)
    .flatMap(({ path, recorded, now }) => [
      `  ${visibleText(path.join('.'))}`,
      ...changed(recorded, '-', now, style.bad),
      ...changed(now, '+', recorded, style.good),
    ]);
  const more = differences.length - most;
  if (more > 0) lines.push(`  … and ${more} more`);
  return lines.map((line) => `${line}\n`).join('');
}

/** The lines of a value that the other one does not have in the same place. */
function changed(
  value: Json | undefined,
  sign: '-' | '+',
  other: Json | undefined,
  paint: (text: string) => string,
): readonly string[] {
  if (value === undefined) return [];
  if (typeof value !== 'string' || typeof other !== 'string') return [paint(`    ${sign} ${visibleValue(value)}`)];
  const rest = other.split('\n');
  return value
    .split('\n')
    .flatMap((line, index) => (line === rest[index] ? [] : [paint(`    ${sign} ${visibleText(line)}`)]));
}
