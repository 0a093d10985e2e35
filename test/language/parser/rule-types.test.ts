import { EmptyFileSystem, GrammarAST, LangiumParser } from 'langium';
import { expect, test } from 'vitest';
import { createWfServices } from '#language/module.ts';
import { findTypesQuickly } from '#language/parser/rule-types.ts';

test('what a rule makes is what Langium says', () => {
  const { Wf } = createWfServices(EmptyFileSystem);
  const plain = new LangiumParser(Wf);
  const quick = new LangiumParser(Wf);
  findTypesQuickly(quick);
  const rules = Wf.Grammar.rules.filter(GrammarAST.isParserRule);
  const types = (parser: object): readonly unknown[] =>
    rules.map((rule) => [
      rule.name,
      (parser as { computeRuleType: (rule: GrammarAST.ParserRule) => unknown }).computeRuleType(rule),
    ]);
  expect(rules.length).toBeGreaterThan(50);
  expect(types(quick)).toEqual(types(plain));
  // Rules of both kinds are among them.
  expect(new Set(types(plain).map((one) => typeof (one as readonly unknown[])[1]))).toEqual(
    new Set(['string', 'symbol']),
  );
});
