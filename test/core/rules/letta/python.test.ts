import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parsePythonJson } from '#core/rules/letta/python-json.ts';
import { pythonStr } from '#core/rules/letta/python-value.ts';
import { casesOf } from '../../../support/property-runs.ts';

/** What `str(json.loads(text))` gives in Python; `undefined` where it raises. */
function strOf(text: string): string | undefined {
  const value = parsePythonJson(text);
  return value === undefined ? undefined : pythonStr(value);
}

describe('JSON as Python reads it', () => {
  it.each([
    ['1', '1'],
    ['1.0', '1.0'],
    ['-0', '0'],
    ['-0.0', '-0.0'],
    ['0.0', '0.0'],
    ['-1.5', '-1.5'],
    ['-0.25', '-0.25'],
    ['1234.5', '1234.5'],
    ['150.0', '150.0'],
    ['-2e-7', '-2e-07'],
    ['1.5e300', '1.5e+300'],
    ['1E+2', '100.0'],
    ['1e16', '1e+16'],
    ['123456789012345680.0', '1.2345678901234568e+17'],
    ['0.0001', '0.0001'],
    ['0.00001', '1e-05'],
    ['12345678901234567890123', '12345678901234567890123'],
    ['1e400', 'inf'],
    ['-Infinity', '-inf'],
    ['NaN', 'nan'],
    [' [true, false, null] ', '[True, False, None]'],
    [' \n\t\r [ \n 1 ,\t2 ] \r\n', '[1, 2]'],
    ['{"a": 1, "b": [1.0]}', "{'a': 1, 'b': [1.0]}"],
    ['"\\/\\\\\\b\\f\\n\\r\\t\\""', '/\\\b\f\n\r\t"'],
    ['["\\\\ \\r \\t"]', "['\\\\ \\r \\t']"],
    ['["\\u00fe\\u00ff\\u00ad\\uffff"]', "['þÿ\\xad\\uffff']"],
    ['["a b\\udb40\\udc01"]', "['a b\\U000e0001']"],
    ['"\\u00411"', 'A1'],
    ['9'.repeat(4300), '9'.repeat(4300)],
    ['{"a": 1, "a": "x"}', "{'a': 'x'}"],
    ['["it\'s", "\\"", "\\"\'"]', `["it's", '"', '"\\'']`],
    ['["\\u0000\\n\\u00a0\\u00e9\\ud83d\\ude42\\u2028"]', "['\\x00\\n\\xa0é🙂\\u2028']"],
    ['["\\ud800"]', "['\\ud800']"],
  ])('shows %s as %s', (text, shown) => {
    expect(strOf(text)).toBe(shown);
  });

  it.each([
    '',
    '01',
    '1.',
    '.5',
    '+1',
    '-NaN',
    '[1,]',
    '{"a":1,}',
    '{a:1}',
    "'a'",
    '"\\x"',
    '"\\x0041"',
    '"\\u004"',
    '"\\u 0041"',
    '"\\u004g"',
    '{"a" 1}',
    '{"a":}',
    '{1:2}',
    '1 x',
    '9'.repeat(4301),
    '"a\tb"',
    '\ufeff1',
    '1 2',
    '[',
    '"',
  ])('refuses %j', (text) => {
    expect(strOf(text)).toBeUndefined();
  });

  it('survives any depth', () => {
    expect(strOf('['.repeat(100_000))).toBeUndefined();
    expect(strOf('[{"a":'.repeat(5_000) + '1' + '}]'.repeat(5_000))).toBeUndefined();
    expect(strOf('['.repeat(900) + ']'.repeat(900))).toBe('['.repeat(900) + ']'.repeat(900));
    expect(strOf('['.repeat(901) + ']'.repeat(901))).toBeUndefined();
    expect(strOf('{"a":'.repeat(900) + '1' + '}'.repeat(900))).toBe("{'a': ".repeat(900) + '1' + '}'.repeat(900));
    expect(strOf('{"a":'.repeat(901) + '1' + '}'.repeat(901))).toBeUndefined();
  });

  it('reads whatever JSON.stringify writes, and texts come back as they are', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 4 }), (value) => {
        expect(parsePythonJson(JSON.stringify(value))).toBeDefined();
      }),
      { numRuns: casesOf(100) },
    );
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(strOf(JSON.stringify(text))).toBe(text);
      }),
      { numRuns: casesOf(100) },
    );
  });
});
