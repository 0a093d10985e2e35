import { typeMeantBy } from './name-habits.ts';

/** The type that a name means, or the name. */
export function typeNamed(name: string): string {
  return /^`(\w+)`$/.exec(typeMeantBy(name) ?? '')?.[1] ?? name;
}

/** What to write for a type such as `list[str]` or `Array<string>`. */
export function typeInstead(type: string): { readonly say: string; readonly write?: string } {
  const [, outer = '', inside = ''] = /^(\w+)[[<](.*)[\]>]$/.exec(type) ?? [];
  const named = /^\w+$/.test(inside) ? typeNamed(inside) : undefined;
  if (/^(?:list|array|set|tuple|sequence|iterable)$/i.test(outer)) {
    const write = named === undefined ? undefined : `${named}[]`;
    return { say: `a list is \`${write ?? 'string[]'}\``, ...(write === undefined ? {} : { write }) };
  }
  if (/^literal$/i.test(outer)) {
    const write = inside.replace(/\s*,\s*/g, ' | ');
    return { say: `the values stand side by side, \`${write === '' ? '"a" | "b"' : write}\``, write };
  }
  if (/^\d+$/.test(inside)) return { say: `a list has any length, \`${outer}[]\``, write: `${outer}[]` };
  if (/^optional$/i.test(outer)) return { say: 'what may be left out has a `?` behind its name, `cc?: string`' };
  if (/^(?:promise|awaitable|future|task|observable)$/i.test(outer) && named !== undefined)
    return { say: `a tool names what comes in the end, \`${named}\``, write: named };
  return { say: 'an object is its fields, `{ name: string }`, or `any`' };
}
