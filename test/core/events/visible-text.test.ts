import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { visibleText } from '#core/events/visible-text.ts';

/** What no reader sees, or an editor obeys: by Unicode's own properties, but for the style of an emoji. */
const unseen =
  /(?![\ufe0e\ufe0f])[\p{Control}\p{Format}\p{Surrogate}\p{Line_Separator}\p{Paragraph_Separator}\p{Default_Ignorable_Code_Point}]/u;
/** Format characters of scripts that are drawn: signs before numbers and verses. */
const drawn = /[\u0600-\u0605\u06dd\u070f\u0890\u0891\u08e2\u{110bd}\u{110cd}\u{13430}-\u{1343f}]/u;

describe('visible text', () => {
  it.each([
    ['\u001b[2J', String.raw`\u001b[2J`],
    ['a\nb\tc\r', String.raw`a\nb\tc\r`],
    ['pass\u00adword', String.raw`pass\u00adword`],
    ['\u180e', String.raw`\u180e`],
    ['\u2028\u202e\u2060\ufeff', String.raw`\u2028\u202e\u2060\ufeff`],
    ['a\u{e0041}\u{e007f}', String.raw`a\u{e0041}\u{e007f}`],
    ['\u{e0100}', String.raw`\u{e0100}`],
    ['\u3164\u115f', String.raw`\u3164\u115f`],
    ['\ud800', String.raw`\ud800`],
  ])('%j is shown as %s', (text, shown) => {
    expect(visibleText(text)).toBe(shown);
  });

  it.each(['Grüße, 世界', 'a "b" \\n', '⚠\ufe0f 🙂', '\u0600'])('%j stands as it is', (text) => {
    expect(visibleText(text)).toBe(text);
  });

  it('holds no character that is obeyed or not seen, and says the same again', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const shown = visibleText(text);
        expect(Array.from(shown).filter((one) => unseen.test(one) && !drawn.test(one))).toEqual([]);
        expect(visibleText(shown)).toBe(shown);
      }),
      { numRuns: 1000 },
    );
  });

  it('holds none of all characters that there are', () => {
    const passed: string[] = [];
    for (let code = 0; code <= 0x10ffff; code += 1) {
      const one = String.fromCodePoint(code);
      if (unseen.test(one) && !drawn.test(one) && visibleText(one) === one) passed.push(code.toString(16));
    }
    expect(passed).toEqual([]);
  });
});
