import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RedactedStream } from '#executor/secrets/redacted-stream.ts';
import { redacted, Redactor } from '#executor/secrets/redactor.ts';

describe('a redactor', () => {
  it.each([
    ['plain', 'key=sk "1"/ü!', `key=${redacted}!`],
    ['percent-encoded', `x?k=${encodeURIComponent('sk "1"/ü')}&`, `x?k=${redacted}&`],
    ['inside JSON text', JSON.stringify({ k: 'sk "1"/ü' }), `{"k":"${redacted}"}`],
    ['in Base64', Buffer.from('sk "1"/ü').toString('base64'), redacted],
    ['in hexadecimal', `<${Buffer.from('sk "1"/ü').toString('hex')}>`, `<${redacted}>`],
    ['in upper case hexadecimal', Buffer.from('sk "1"/ü').toString('hex').toUpperCase(), redacted],
    ['in a form', 'k=sk+%221%22%2F%C3%BC', `k=${redacted}`],
  ])('removes a secret that stands %s', (_name, text, expected) => {
    const redactor = new Redactor();
    redactor.add('sk "1"/ü');
    expect(redactor.text(text)).toBe(expected);
  });

  it.each(['a', 'user', 'longer name'])('removes it from Basic credentials of %s', (user) => {
    const secret = 'pass/word?1';
    const redactor = new Redactor();
    redactor.add(secret);
    for (const encoding of ['base64', 'base64url'] as const) {
      const told = redactor.text(`Basic ${Buffer.from(`${user}:${secret} and more`).toString(encoding)}`);
      const around = told.split(redacted);
      expect(around).toHaveLength(2);
      expect(Buffer.from(around.join(''), encoding).toString()).not.toContain('word');
    }
  });

  it('removes secrets from every text and key of a value, and keeps its shape', () => {
    const redactor = new Redactor();
    redactor.add('canary-bird');
    const value = { a: ['canary-bird', 1, null], 'canary-bird': { __proto__x: 'my canary-bird!' } };
    expect(redactor.json(value)).toEqual({ a: [redacted, 1, null], [redacted]: { __proto__x: `my ${redacted}!` } });
  });

  it('leaves no secret in any JSON', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.string({ minLength: 8, unit: 'grapheme' }), (value, secret) => {
        fc.pre(!redacted.includes(secret));
        const redactor = new Redactor();
        redactor.add(secret);
        const nested = { around: [value], with: `<${secret}>`, [secret]: secret } as never;
        expect(JSON.stringify(redactor.json(nested))).not.toContain(JSON.stringify(secret).slice(1, -1));
      }),
    );
  });

  it.each(['and', 'test', 'ollama', 'lm-studio', 'not-needed'])('leaves ordinary words alone: %s', (secret) => {
    const redactor = new Redactor();
    redactor.add(secret);
    expect(redactor.text(`is ${secret} as before`)).toBe(`is ${secret} as before`);
  });
});

describe('a text that comes in pieces', () => {
  const told = (secrets: readonly string[], pieces: readonly string[]): readonly string[] => {
    const redactor = new Redactor();
    for (const secret of secrets) redactor.add(secret);
    const stream = new RedactedStream(redactor);
    return [...pieces.map((piece) => stream.add(piece)), stream.end()];
  };

  it('is told at once where it cannot hold a secret', () => {
    expect(told(['canary-bird'], ['one ', 'two ', 'can', ' do'])).toEqual(['one ', 'two ', '', 'can do', '']);
  });

  it('hides a secret that is cut in two, and tells the rest at the end', () => {
    expect(told(['canary-bird'], ['my can', 'ary-b', 'ird, my canary'])).toEqual([
      'my ',
      '',
      `${redacted}, my `,
      'canary',
    ]);
  });

  it('waits for the longer of two secrets with the same beginning', () => {
    expect(told(['canary-bird', 'canary-bird-song'], ['canary-bird', '-song!']).join('')).toBe(`${redacted}!`);
  });

  it('tells no secret, wherever it is cut', () => {
    const word = fc.string({ minLength: 8, maxLength: 12, unit: fc.constantFrom('a', 'b') });
    fc.assert(
      fc.property(
        fc.array(word, { minLength: 1, maxLength: 3 }),
        fc.array(fc.string({ maxLength: 9, unit: fc.constantFrom('a', 'b', 'c') }), { maxLength: 20 }),
        (secrets, pieces) => {
          const text = told(secrets, pieces).join('');
          for (const secret of secrets) expect(text).not.toContain(secret);
          if (!secrets.some((secret) => pieces.join('').includes(secret))) expect(text).toBe(pieces.join(''));
        },
      ),
      { numRuns: 500 },
    );
  });
});
