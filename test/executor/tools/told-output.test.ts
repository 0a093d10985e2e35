import { describe, expect, it } from 'vitest';
import { toldOutput } from '#executor/tools/told-output.ts';

describe('what a tool writes', () => {
  it('is told up to a limit, and that there is more is told once', () => {
    const told: string[] = [];
    const tell = toldOutput((line) => told.push(line));
    for (let line = 0; line < 30; line += 1) tell('x'.repeat(99_999));
    expect(told).toHaveLength(11);
    expect(told.slice(0, 10)).toEqual(Array.from({ length: 10 }, () => 'x'.repeat(99_999)));
    expect(told[10]).toBe('… it writes more than 1.0 MB; the rest is not shown');
  });

  it('may be many empty lines, which count too', () => {
    let count = 0;
    const tell = toldOutput(() => (count += 1));
    for (let line = 0; line < 2_000_000; line += 1) tell('');
    expect(count).toBe(1_000_001);
  });
});
