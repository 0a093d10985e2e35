import type { AstReflection, LangiumParser, TypeMetaData } from 'langium';

/**
 * Has a parser look up once for each type which properties of its nodes have a value where none is written. Langium makes a
 * list of all properties of each node to find those, which is all that its parser wants to know of types.
 */
export function lookUpDefaultsOnce(parser: LangiumParser): void {
  const internal = parser as unknown as { astReflection: Pick<AstReflection, 'getTypeMetaData'> };
  const reflection = internal.astReflection;
  const known = new Map<string, TypeMetaData>();
  internal.astReflection = {
    getTypeMetaData: (type) => {
      let found = known.get(type);
      if (found === undefined) known.set(type, (found = withDefaultsOnly(reflection.getTypeMetaData(type))));
      return found;
    },
  };
}

function withDefaultsOnly(type: TypeMetaData): TypeMetaData {
  const properties = Object.entries(type.properties).filter(([, { defaultValue }]) => defaultValue !== undefined);
  return { ...type, properties: Object.fromEntries(properties) };
}
