import { vi } from 'vitest';

/**
 * How many letters regular expressions read while some work is done: how much there is to do, however busy the machine.
 * An expression reads up to the end of what it finds, or to the end of the text where it finds nothing.
 */
export async function lettersRead(work: () => Promise<unknown>): Promise<number> {
  let read = 0;
  const exec: (this: RegExp, text: string) => RegExpExecArray | null = Reflect.get(RegExp.prototype, 'exec');
  const reading = vi.spyOn(RegExp.prototype, 'exec').mockImplementation(function (this: RegExp, text) {
    const from = this.global || this.sticky ? this.lastIndex : 0;
    const found = Reflect.apply(exec, this, [text]);
    const end = this.sticky ? from + 1 : text.length;
    read += (found ? found.index + found[0].length : end) - from;
    return found;
  });
  try {
    await work();
  } finally {
    reading.mockRestore();
  }
  return read;
}
