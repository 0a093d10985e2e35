import { describe, expect, it } from 'vitest';
import { secretOf } from '../../cli/src/secrets.ts';

const request = { run: 'r', tool: 'send', name: 'KEY' };
const free = { WF_SECRET_KEY: 'value' };
const bound = { ...free, WF_SECRET_KEY_ORIGIN: 'https://mail.example/' };

describe('a secret on the command line', () => {
  it('is the variable of its name, and no other', () => {
    expect(secretOf({ ...request, origin: 'https://any.example' }, free)).toEqual({ value: 'value' });
    expect(secretOf(request, { KEY: 'value' })).toEqual({ refused: '`WF_SECRET_KEY` is not set' });
  });

  it('that is bound to an origin goes there and nowhere else', () => {
    expect(secretOf({ ...request, origin: 'https://mail.example' }, bound)).toEqual({ value: 'value' });
    for (const elsewhere of [{ origin: 'https://evil.example' }, { origin: null }, {}]) {
      expect(secretOf({ ...request, ...elsewhere }, bound)).toHaveProperty('refused');
    }
  });
});
