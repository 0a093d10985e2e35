import { PassThrough } from 'node:stream';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { endMark } from '#executor/tool-host/messages.ts';
import { toldUntilMark } from '#executor/tools/told-until-mark.ts';

async function told(pieces: readonly string[]): Promise<readonly string[]> {
  const lines: string[] = [];
  const stream = new PassThrough({ encoding: 'utf8' });
  const done = toldUntilMark(stream, 7, (line) => lines.push(line));
  for (const piece of pieces) stream.write(piece);
  stream.end();
  await done;
  return lines;
}

describe('what a call writes', () => {
  it('is told up to its mark, whatever pieces it comes in', async () => {
    const line = fc.string({ unit: fc.constantFrom('a', '\0', 'end of call 7', '8'), maxLength: 6 });
    await fc.assert(
      fc.asyncProperty(fc.array(line, { minLength: 1 }), fc.array(fc.nat()), async (lines, cuts) => {
        const before = lines.join('\n');
        fc.pre(!before.includes(endMark(7)));
        const text = `${before}${endMark(7)}later\n`;
        const ends = [0, ...cuts.map((cut) => cut % text.length).sort((one, other) => one - other), text.length];
        const pieces = ends.slice(1).map((end, index) => text.slice(ends[index], end));
        const expected = lines.at(-1) === '' ? lines.slice(0, -1) : lines;
        expect(await told(pieces)).toEqual(expected);
      }),
    );
  });

  it('is told as it comes, and to its end when there is no mark', async () => {
    expect(await told(['a\nb', '\0end of'])).toEqual(['a', 'b\0end of']);
  });
});
