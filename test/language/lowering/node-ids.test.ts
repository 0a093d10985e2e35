import { readdirSync, readFileSync } from 'node:fs';
import { AstUtils, DefaultAstNodeLocator, DocumentState, EmptyFileSystem, URI } from 'langium';
import { expect, test } from 'vitest';
import { NodeIds } from '#language/lowering/node-ids.ts';
import { createWfServices } from '#language/module.ts';

const { shared } = createWfServices(EmptyFileSystem);
const examples = new URL('../../../examples/', import.meta.url);
const files = readdirSync(examples, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.wf'));

test.each(files)('each node of %s has an id that leads back to it', (name) => {
  const home = URI.parse(`file:///${name}`);
  const text = readFileSync(new URL(name, examples), 'utf8');
  const document = shared.workspace.LangiumDocumentFactory.fromString(text, home);
  expect(document.state).toBe(DocumentState.Parsed);
  const { value: root } = document.parseResult;
  const locator = new DefaultAstNodeLocator();
  const [own, foreign] = [new NodeIds(home), new NodeIds(URI.parse('file:///other.wf'))];
  const nodes = [...AstUtils.streamAst(root)];
  expect(nodes.length).toBeGreaterThan(10);
  for (const node of nodes) {
    const id = own.of(node);
    expect(id).toBe(locator.getAstNodePath(node));
    expect(locator.getAstNode(root, id)).toBe(node);
    expect(foreign.of(node)).toBe(`${home.toString()}#${id}`);
  }
});
