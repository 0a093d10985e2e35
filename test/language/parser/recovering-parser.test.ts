import { EmptyFileSystem, type CstNodeBuilder } from 'langium';
import { expect, it } from 'vitest';
import { createWfServices } from '#language/module.ts';

it('a parser that reads only what has errors keeps neither the tokens nor the tree of the last such text', () => {
  const { Parser, LangiumParser } = createWfServices(EmptyFileSystem).Wf.parser;
  const { wrapper, nodeBuilder } = LangiumParser as unknown as {
    readonly wrapper: { readonly input: readonly unknown[] };
    readonly nodeBuilder: CstNodeBuilder;
  };
  const { value, parserErrors } = Parser.parse('tool a()\ntool b(1)\n');
  expect(parserErrors).toHaveLength(1);
  expect(wrapper.input).toEqual([]);
  expect(nodeBuilder.current).not.toBe(value.$cstNode);
  expect(nodeBuilder.current.content).toEqual([]);
});
