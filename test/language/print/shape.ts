import { EmptyFileSystem, isAstNode, isReference, type AstNode } from 'langium';
import { createWfServices } from '#language/module.ts';

/** The language without a workspace. */
export const { Wf } = createWfServices(EmptyFileSystem);

/** What the parser makes of a text, without positions: nodes, names as written, and the documentation of each node. */
export function shapeOf(text: string): { readonly errors: readonly string[]; readonly tree: unknown } {
  const { value, lexerErrors, parserErrors } = Wf.parser.Parser.parse(text);
  return { errors: [...lexerErrors, ...parserErrors].map(({ message }) => message), tree: shape(value) };
}

function shape(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(shape);
  if (isReference(value)) return value.$refText.replaceAll('`', '');
  if (!isAstNode(value)) return value;
  const properties = Object.entries(value).filter(([name]) => name === '$type' || !name.startsWith('$'));
  return { ...Object.fromEntries(properties.map(([name, of]) => [name, shape(of)])), doc: documentation(value) };
}

function documentation(node: AstNode): string | undefined {
  return Wf.documentation.DocumentationProvider.getDocumentation(node);
}
