import type { AstReflection, PropertyType } from 'langium';
import type { NewNode } from './new-node.ts';

/** A property of a type, and the value that it has where none is written. */
interface Default {
  readonly name: string;
  readonly value: PropertyType;
}

/** What nodes have where nothing is written. */
export class Defaults {
  private readonly reflection: AstReflection;
  private readonly known = new Map<string, readonly Default[]>();

  constructor(reflection: AstReflection) {
    this.reflection = reflection;
  }

  /** Adds to a node what it has not. */
  addTo(node: NewNode): void {
    this.of(node.$type).forEach(({ name, value }) => {
      if (node[name] === undefined) node[name] = Array.isArray(value) ? [...value] : value;
    });
  }

  private of(type: string): readonly Default[] {
    const known = this.known.get(type);
    if (known) return known;
    const { properties } = this.reflection.getTypeMetaData(type);
    const found = Object.values(properties).flatMap(({ name, defaultValue: value }) =>
      value === undefined ? [] : [{ name, value }],
    );
    this.known.set(type, found);
    return found;
  }
}
