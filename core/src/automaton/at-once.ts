/** What a computation in steps comes to, all steps taken at once: for graphs that are small. */
export function atOnce<T>(steps: Generator<void, T>): T {
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}
