import type { Name } from './start-participant.ts';

/** Prints what each participant took, and how often what the first one took. */
export function printTable(title: string, values: ReadonlyMap<Name, number>, unit: string, digits: number): void {
  console.log(`\n${title}`);
  const [first = NaN] = values.values();
  for (const [name, value] of values) {
    const ratio = (value / first).toFixed(2);
    console.log(`  ${name.padEnd(18)}${value.toFixed(digits).padStart(10)} ${unit}   × ${ratio}`);
  }
}
