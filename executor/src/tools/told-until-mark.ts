import { endMark } from '../tool-host/messages.ts';
import { Lines } from './lines.ts';

/**
 * Tells the lines of a stream up to the mark that ends the call `id`, or to the stream's end. The mark is looked for in
 * the text as it came, since lines are cut.
 */
export function toldUntilMark(
  stream: NodeJS.ReadableStream | null,
  id: number,
  output: (line: string) => void,
): Promise<void> {
  if (stream === null) return Promise.resolve();
  const mark = endMark(id);
  const lines = new Lines(output);
  let held = '';
  return new Promise((resolve) => {
    const add = (text: string | Buffer): void => {
      held += String(text);
      const told = beginningOf(mark, held);
      lines.add(held.slice(0, told));
      held = held.slice(told);
      if (!held.startsWith(mark)) return;
      // What comes between two calls waits for the next one, which tells it.
      stream.pause();
      if (held.length > mark.length) stream.unshift(held.slice(mark.length));
      held = '';
      finish();
    };
    const finish = (): void => {
      stream.off('data', add).off('end', finish).off('close', finish);
      lines.add(held);
      lines.end();
      resolve();
    };
    stream.on('data', add).on('end', finish).on('close', finish);
    stream.resume();
  });
}

/** Where the mark stands in the text, or where it may begin if more follows, else the text's length. */
function beginningOf(mark: string, text: string): number {
  const whole = text.indexOf(mark);
  if (whole >= 0) return whole;
  for (let length = Math.min(mark.length - 1, text.length); length > 0; length -= 1) {
    if (text.endsWith(mark.slice(0, length))) return text.length - length;
  }
  return text.length;
}
