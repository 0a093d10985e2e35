import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isWireName, wireNames } from '#executor/plan/wire-names.ts';

describe('wire names', () => {
  it('are safe, differ from each other, lead back, and leave safe names alone', () => {
    const name = fc.oneof(
      fc.string({ maxLength: 70, unit: 'grapheme' }),
      fc.constantFrom('tool', 'a b', 'a_b', 'a-b', ''),
    );
    fc.assert(
      fc.property(fc.array(name), (names) => {
        const { toWire, fromWire } = wireNames(names);
        const aliases = [...new Set(names)].map((one) => toWire.get(one) ?? '');
        expect(aliases.every(isWireName)).toBe(true);
        expect(new Set(aliases).size).toBe(aliases.length);
        for (const one of names) {
          expect(fromWire.get(toWire.get(one) ?? '')).toBe(one);
          if (isWireName(one)) expect(toWire.get(one)).toBe(one);
        }
      }),
    );
  });
});
