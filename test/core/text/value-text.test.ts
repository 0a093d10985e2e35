import { describe, expect, it } from 'vitest';
import type { Template } from '#core/ir/value.ts';
import { templateText } from '#core/text/value-text.ts';

function placeholder(name: string, ...path: readonly string[]): Template {
  return { id: '', parts: [{ kind: 'placeholder', value: { kind: 'input', id: '', name, path } }] };
}

describe('a text with placeholders', () => {
  it.each<readonly [string, Template, string]>([
    ['an input', placeholder('mail', 'sender'), '"{mail.sender}"'],
    ['a secret', { id: '', parts: [{ kind: 'secret', id: '', name: 'TOKEN' }] }, '"{secret.TOKEN}"'],
    ['an input that is called secret', placeholder('secret'), '"{secret}"'],
    ['a field of an input that is called secret', placeholder('secret', 'f'), '"{`secret`.f}"'],
    ['an input whose name begins with secret', placeholder('secrets', 'f'), '"{secrets.f}"'],
  ])('names %s so that it is read again as the same', (_, template, text) => {
    expect(templateText(template)).toBe(text);
  });
});
