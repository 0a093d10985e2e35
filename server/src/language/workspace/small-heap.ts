/**
 * Has V8 hold less memory that nobody uses, for a small part of the time it takes to read a file. To be called before all
 * else: what it has taken by then it keeps.
 *
 * - New objects get one megabyte, as at the start of every process. V8 would go on to 16, twice, as soon as a syntax
 *   tree outlives a collection, and never give them back.
 * - Old objects are collected when they have grown by three tenths, not when there are two to four times as many.
 * - V8's optimizing compiler, whose code and threads take ten megabytes once it has run, waits until a function has run a
 *   seventy thousand times, not three thousand. A function of more than 30 kB of bytecode it does not compile then: V8 counts
 *   down from the product of both, which must be less than two to the power of 31.
 *
 * V8 reads all flags whenever it decides, so they may be set while it runs; one that it does not know does nothing.
 * Electron may have locked its flags, and would end the process.
 */
export function keepHeapSmall(): void {
  if (process.versions.electron !== undefined) return;
  // Not imported: who never calls this need not wait for it.
  const { setFlagsFromString } = process.getBuiltinModule('node:v8');
  setFlagsFromString('--semi-space-growth-factor=1');
  setFlagsFromString('--heap-growing-percent=30');
  setFlagsFromString('--invocation-count-for-turbofan=70000');
  setFlagsFromString('--max-optimized-bytecode-size=30000');
}
