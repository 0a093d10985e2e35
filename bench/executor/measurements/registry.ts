import type { Measurement } from '../measurement.ts';
import { concurrency } from './concurrency.ts';
import { heap } from './heap.ts';
import { length } from './length.ts';
import { rehearsal } from './rehearsal.ts';
import { requests } from './requests.ts';
import { start } from './start.ts';

/** What can be measured, by the name that `main.ts` takes. */
export const measurements: Readonly<Record<string, Measurement>> = {
  requests,
  concurrency,
  heap,
  length,
  rehearsal,
  start,
};
