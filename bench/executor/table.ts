import type { Figure } from './figure.ts';
import { participants, type Name } from './start-participant.ts';

/** Prints one figure: what each participant took, and how often what the first one took. */
export function printFigure({ title, unit, digits, values, goal }: Figure): void {
  console.log(`\n${title}`);
  const [first = NaN] = values.values();
  for (const [name, value] of values) {
    const ratio = values.size === 1 ? '' : `   × ${(value / first).toFixed(2)}`;
    console.log(`  ${name.padEnd(18)}${shown(value, digits).padStart(10)} ${unit}${ratio}`);
  }
  console.log(`  goal: ${goal.text}: ${goal.met ? 'met' : 'MISSED'}`);
}

/** Prints all figures as a table in Markdown, one column for each participant. */
export function printTable(figures: readonly Figure[]): void {
  const every = Object.keys(participants) as Name[];
  const names = every.filter((name) => figures.some(({ values }) => values.has(name)));
  const rows = figures.map(({ title, unit, digits, values, goal }) => [
    `${title} (${unit})`,
    ...names.map((name) => shown(values.get(name), digits)),
    `${goal.text}: ${goal.met ? 'met' : '**missed**'}`,
  ]);
  const head = ['', ...names, 'goal'];
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  console.log(`\n${[head, head.map((_, at) => (at === 0 ? '---' : '--:')), ...rows].map(line).join('\n')}`);
}

function shown(value: number | undefined, digits: number): string {
  if (value === undefined) return '';
  return value.toLocaleString('en-US', { minimumFractionDigits: digits, maximumFractionDigits: digits });
}
