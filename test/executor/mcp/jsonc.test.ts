import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseJsonc } from '#executor/mcp/jsonc.ts';

describe('JSON with comments', () => {
  it.each([
    ['{ "a": 1, } // end', { a: 1 }],
    ['\ufeff[1, /* two, */ 2,\n]', [1, 2]],
    ['{"a": "// no, /* comment */ ,]"}', { a: '// no, /* comment */ ,]' }],
    ['{"a": "\\\\", "b": "\\",}"}', { a: '\\', b: '",}' }],
    ['[/**/]', []],
    ['["\\u0000"]', ['\0']],
  ])('%s is read', (text, value) => {
    expect(parseJsonc(text)).toEqual(value);
  });

  it.each(['', '[1,,2]', '[1],', '{"a" 1}', '"open', '"a\nb"', '/* open', '/', '[1] /', '[1 2]'])(
    '%j is broken',
    (text) => {
      expect(parseJsonc(text)).toBeUndefined();
    },
  );

  it('is what JSON is, where it has no comments', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.boolean(), (value, indented) => {
        const text = JSON.stringify(value, null, indented ? 2 : undefined);
        expect(parseJsonc(text)).toEqual(JSON.parse(text));
      }),
    );
  });

  it.each(['/*', '"\\', '/*/', ',', '[', '"', '// ', '/**/', ', '])(
    'made of %j alone is found broken in one pass, not in minutes',
    { timeout: 10_000 },
    (piece) => {
      expect(parseJsonc(piece.repeat(300_000))).toBeUndefined();
    },
  );
});
