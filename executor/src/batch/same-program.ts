import type { Program } from '#core/ir/workflow.ts';

/** Do two programs say the same, wherever their files stand? */
export function isSameProgram(one: Program, other: Program): boolean {
  return placeless(one) === placeless(other);
}

/** The program as text, in which a number stands for each file. */
function placeless(program: Program): string {
  const numbers = new Map([...filesOf(program)].map((file, number) => [file, String(number)]));
  return JSON.stringify(program, (_key, value: unknown) => {
    if (typeof value !== 'string') return value;
    const [, file = value, path = ''] = /^(.*?)(#\/.*)$/s.exec(value) ?? [];
    const number = numbers.get(file);
    return number === undefined ? value : `file ${number}${path}`;
  });
}

/** URIs of the files that the declarations of a program stand in, in the order in which it meets them. */
function filesOf({ workflows, types }: Program): ReadonlySet<string> {
  const files = new Set<string>();
  const add = (id: string): void => {
    const [file = '', ...path] = id.split('#');
    if (path.length > 0) files.add(file);
  };
  for (const { id } of types) add(id);
  for (const { id, tools } of workflows) {
    add(id);
    for (const tool of tools) {
      add(tool.id);
      if (tool.implementation !== undefined && 'file' in tool.implementation) files.add(tool.implementation.file);
    }
  }
  return files;
}
