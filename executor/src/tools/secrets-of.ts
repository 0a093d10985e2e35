import type { Template, Value } from '#core/ir/value.ts';

/** The values of all secrets that some templates name, each asked for once. */
export async function secretsOf(
  templates: readonly Template[],
  get: (name: string) => Promise<string>,
): Promise<ReadonlyMap<string, string>> {
  const names = new Set(
    templates.flatMap((template) => template.parts.flatMap((part) => (part.kind === 'secret' ? [part.name] : []))),
  );
  const values = new Map<string, string>();
  for (const name of names) values.set(name, await get(name));
  return values;
}

/** The templates inside a value. */
export function templatesIn(value: Value): readonly Template[] {
  switch (value.kind) {
    case 'template':
      return [value.template];
    case 'list':
      return value.items.flatMap(templatesIn);
    case 'object':
      return value.entries.flatMap((entry) => templatesIn(entry.value));
    default:
      return [];
  }
}
