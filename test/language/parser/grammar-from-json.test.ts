import { readFileSync } from 'node:fs';
import { DefaultAstNodeLocator, isAstNode, isReference, loadGrammarFromJson as langiums, type AstNode } from 'langium';
import { expect, test } from 'vitest';
import { loadGrammarFromJson } from '#language/parser/grammar-from-json.ts';

const generated = new URL('../../../server/src/language/generated/grammar.ts', import.meta.url);

/** The text that the generated module hands to Langium: the only literal in it that begins with a brace. */
function written(): string {
  const [, literal = ''] = /loadGrammarFromJson\('(\{.*\})'\)/s.exec(readFileSync(generated, 'utf8')) ?? [];
  return JSON.parse(
    `"${literal.replaceAll("\\'", "'").replaceAll(/\\.|"/gs, (found) => (found === '"' ? '\\"' : found))}"`,
  ) as string;
}

/** The grammar as text: of other nodes that a node knows, their paths. */
function picture(grammar: AstNode): string {
  const path = (node: unknown): unknown => (isAstNode(node) ? new DefaultAstNodeLocator().getAstNodePath(node) : node);
  const shown = (property: string, value: unknown): unknown => {
    if (property === '$document') return undefined;
    if (property === '$container') return path(value);
    return isReference(value) ? [value.$refText, path(value.ref)] : value;
  };
  return JSON.stringify(grammar, shown, 1);
}

test('the grammar is the one that Langium reads', () => {
  const json = written();
  const ours = picture(loadGrammarFromJson(json));
  expect(ours.split('$container"').length).toBeGreaterThan(1000);
  expect(ours).toEqual(picture(langiums(json)));
});

test('a path that leads nowhere is told', () => {
  expect(() => loadGrammarFromJson('{"$type":"Grammar","rules":[{"$ref":"#/rules@1"}]}')).toThrow('#/rules@1');
  expect(() => loadGrammarFromJson('{"$type":"Grammar","rules":[{"$ref":"other"}]}')).toThrow('other');
});
