import fc from 'fast-check';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { byteLines } from '#executor/journal/byte-lines.ts';

async function linesOf(chunks: readonly string[], longest?: number): Promise<readonly (string | undefined)[]> {
  const lines: (string | undefined)[] = [];
  for await (const { bytes } of byteLines(given(chunks), longest)) {
    lines.push(bytes && Buffer.from(bytes).toString('utf8'));
  }
  return lines;
}

async function* given(chunks: readonly string[]): AsyncIterable<Uint8Array> {
  for (const chunk of chunks) yield await Promise.resolve(Buffer.from(chunk));
}

describe('lines of bytes', () => {
  it('are the same however the bytes come', async () => {
    const text = fc.array(fc.constantFrom('a', 'bc', '\n', '\r', '\u2028', 'é', '\n\n'), { maxLength: 30 });
    await fc.assert(
      fc.asyncProperty(text, fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 1 }), async (pieces, sizes) => {
        const bytes = Buffer.from(pieces.join(''));
        const lines: Buffer[] = [];
        async function* chunks(): AsyncIterable<Uint8Array> {
          let at = 0;
          for (let turn = 0; at < bytes.length; turn += 1) {
            const size = sizes[turn % sizes.length] ?? 1;
            yield await Promise.resolve(bytes.subarray(at, at + size));
            at += size;
          }
        }
        const ends: boolean[] = [];
        for await (const line of byteLines(chunks())) {
          lines.push(Buffer.from(line.bytes ?? []));
          ends.push(line.ended);
        }
        const whole = bytes.toString('utf8').split('\n');
        const last = whole.pop() ?? '';
        expect(lines.map(String)).toEqual(last === '' ? whole : [...whole, last]);
        expect(ends).toEqual(lines.map((_, index) => index < whole.length));
      }),
    );
  });

  it('keep no more of a line than is allowed', async () => {
    const put = vi.spyOn(Buffer, 'concat');
    onTestFinished(() => {
      put.mockRestore();
    });
    expect(await linesOf(['abc\nab', 'cd\na', 'b\nabcd'], 3)).toEqual(['abc', undefined, 'ab', undefined]);
    const sizes = put.mock.calls.map(([pieces]) => pieces.reduce((size, piece) => size + piece.length, 0));
    expect(Math.max(...sizes)).toBeLessThanOrEqual(3);
  });
});
