import { Lexer } from 'chevrotain';
import { EmptyFileSystem } from 'langium';
import { expect, test } from 'vitest';
import { WfTokenBuilder } from '#language/lexer/token-builder.ts';
import { createWfServices } from '#language/module.ts';

test('tokens are looked up by their first character in every mode', () => {
  const { Wf } = createWfServices(EmptyFileSystem);
  const definition = new WfTokenBuilder().buildTokens(Wf.Grammar);
  expect(() => new Lexer(definition, { ensureOptimizations: true })).not.toThrow();
});
