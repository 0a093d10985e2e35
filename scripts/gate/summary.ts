import type { Outcome, Part } from './part.ts';

/** One finished part and how long it took. */
export interface Finished {
  readonly part: Part;
  readonly outcome: Outcome;
  readonly milliseconds: number;
}

/** A line for each part; the last line is `N passed, N failed`, the sum of them. */
export function summary(finished: readonly Finished[]): string[] {
  const sum = (field: 'passed' | 'failed'): number =>
    finished.reduce((total, { outcome }) => total + outcome[field], 0);
  return [...finished.map(line), '', `${String(sum('passed'))} passed, ${String(sum('failed'))} failed`];
}

function line({ part, outcome, milliseconds }: Finished): string {
  const mark = outcome.failed === 0 ? '✔' : '✖';
  const counts = [
    `${String(outcome.passed)} passed`,
    ...(outcome.failed === 0 ? [] : [`${String(outcome.failed)} failed`]),
    ...(outcome.skipped === undefined || outcome.skipped === 0 ? [] : [`${String(outcome.skipped)} skipped`]),
  ].join(', ');
  const seconds = `${(milliseconds / 1000).toFixed(1)} s`;
  return `${mark} ${part.name.padEnd(8)} ${seconds.padStart(8)}   ${counts}`;
}
