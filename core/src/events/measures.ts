import type { Usage } from './run-event.ts';

/** A duration for reading: `840 ms`, `1.2 s`, `2 min 3 s`. */
export function duration(milliseconds: number): string {
  if (milliseconds < 1000) return `${Math.round(milliseconds)} ms`;
  if (milliseconds < 60_000) return `${(milliseconds / 1000).toFixed(1)} s`;
  const seconds = Math.round(milliseconds / 1000);
  return `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
}

/** Tokens read and written, or nothing when the provider did not report them: unknown is not 0. */
export function tokens(usage: Usage | undefined): string | undefined {
  return usage === undefined ? undefined : `${usage.input} tokens in, ${usage.output} out`;
}

/** Smallest amount that is written out. */
const smallestAmount = 0.0001;

/** US dollars for reading, or nothing when the cost is unknown: `$0.0123`, `$4.20`. */
export function dollars(amount: number | undefined): string | undefined {
  if (amount === undefined) return undefined;
  if (amount > 0 && amount < smallestAmount) return `less than $${smallestAmount}`;
  return `$${amount.toFixed(amount < 1 && amount > 0 ? 4 : 2)}`;
}

/** `1 step`, `2 steps`. */
export function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
