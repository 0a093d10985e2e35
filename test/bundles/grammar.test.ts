import { readFileSync } from 'node:fs';
import path from 'node:path';
import { runInNewContext } from 'node:vm';
import { expect, it } from 'vitest';
import { ROOT } from './bundle.ts';

const { withTypesInName } = (await import(path.join(ROOT, 'scripts/bundle-plugins.mjs'))) as {
  readonly withTypesInName: (text: string) => string;
};

interface Named {
  readonly name: string;
}

interface Grammar {
  readonly rules: readonly Named[];
  readonly interfaces: readonly Named[];
  readonly types: readonly Named[];
}

const generated = readFileSync(path.join(ROOT, 'server/src/language/generated/grammar.ts'), 'utf8');

function grammarIn(text: string): Grammar {
  const literal = /loadGrammarFromJson\((.*)\)\);/s.exec(text)?.[1] ?? '';
  return JSON.parse(String(runInNewContext(literal))) as Grammar;
}

it('in bundles a grammar has all of its rules, and the names of its types', () => {
  const [whole, made] = [grammarIn(generated), grammarIn(withTypesInName(generated))];
  expect(made.rules).toEqual(whole.rules);
  const names = ({ interfaces, types }: Grammar): unknown =>
    [interfaces, types].map((list) => list.map((one) => one.name));
  expect(names(made)).toEqual(names(whole));
  expect(JSON.stringify(made).length).toBeLessThan(JSON.stringify(whole).length * 0.8);
});

it('a grammar that is written in another way fails the build', () => {
  expect(() => withTypesInName('export const WfGrammar = () => undefined;')).toThrow('langium-cli');
});
