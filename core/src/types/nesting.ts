import type { Json } from '../ir/json.ts';

/** Lists and objects within each other that a value from outside may have, so that none can exhaust the stack. */
const deepest = 200;

/** What is said of a value that `nestsTooDeeply`. */
export const tooDeep = `is nested too deeply (more than ${deepest} levels)`;

/** Whether a value has more levels than any that a person means. Takes values of any depth. */
export function nestsTooDeeply(value: Json): boolean {
  const open: { readonly value: Json; readonly depth: number }[] = [{ value, depth: 1 }];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (typeof next.value !== 'object' || next.value === null) continue;
    if (next.depth > deepest) return true;
    for (const child of Object.values(next.value) as readonly Json[]) {
      if (typeof child === 'object' && child !== null) open.push({ value: child, depth: next.depth + 1 });
    }
  }
  return false;
}
