import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { redacted, Redactor } from '#executor/secrets/redactor.ts';

describe('a redactor', () => {
  it.each([
    ['plain', 'key=sk "1"/ü!', `key=${redacted}!`],
    ['percent-encoded', `x?k=${encodeURIComponent('sk "1"/ü')}&`, `x?k=${redacted}&`],
    ['inside JSON text', JSON.stringify({ k: 'sk "1"/ü' }), `{"k":"${redacted}"}`],
    ['in Base64', Buffer.from('sk "1"/ü').toString('base64'), redacted],
  ])('removes a secret that stands %s', (_name, text, expected) => {
    const redactor = new Redactor();
    redactor.add('sk "1"/ü');
    expect(redactor.text(text)).toBe(expected);
  });

  it('removes secrets from every text and key of a value, and keeps its shape', () => {
    const redactor = new Redactor();
    redactor.add('canary');
    const value = { a: ['canary', 1, null], canary: { __proto__x: 'my canary!' } };
    expect(redactor.json(value)).toEqual({ a: [redacted, 1, null], [redacted]: { __proto__x: `my ${redacted}!` } });
  });

  it('leaves no secret in any JSON', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.string({ minLength: 6, unit: 'grapheme' }), (value, secret) => {
        fc.pre(!redacted.includes(secret));
        const redactor = new Redactor();
        redactor.add(secret);
        const nested = { around: [value], with: `<${secret}>`, [secret]: secret } as never;
        expect(JSON.stringify(redactor.json(nested))).not.toContain(JSON.stringify(secret).slice(1, -1));
      }),
    );
  });

  it('does not tear words apart for a secret of three characters', () => {
    const redactor = new Redactor();
    redactor.add('and');
    expect(redactor.text('sand and sea')).toBe('sand and sea');
  });
});
