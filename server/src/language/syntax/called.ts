import { written } from './written.ts';

/** A declaration in a message: its name in backquotes, or, while it has none, what it is. */
export function called(node: { readonly $type: string; readonly name: string }): string {
  const name = written(node.name);
  return name === undefined ? `this ${node.$type.replace('TypeAlias', 'type').toLowerCase()}` : `\`${name}\``;
}
