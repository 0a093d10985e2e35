import { Lexer } from 'chevrotain';
import { EmptyFileSystem } from 'langium';
import { expect, test } from 'vitest';
import { createWfServices } from '#language/module.ts';

test('tokens are looked up by their first character in every mode', () => {
  const { Wf } = createWfServices(EmptyFileSystem);
  const definition = Wf.parser.TokenBuilder.buildTokens(Wf.Grammar);
  expect(() => new Lexer(definition, { ensureOptimizations: true })).not.toThrow();
});
