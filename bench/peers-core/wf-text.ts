import type { Model } from './model.ts';

/** A model as a `.wf` file. */
export function wfText({ tools, first, required }: Model): string {
  const name = (index: number): string => tools[index]?.name ?? '';
  const lines = [`use ${tools.map((tool) => tool.name).join(', ')}`];
  if (first !== undefined) lines.push(`start -> ${first.map(name).join(' | ')}`);
  for (const tool of tools) {
    const targets = [...(tool.next ?? []).map(name), ...(tool.end === 'no' ? [] : ['exit'])];
    if (targets.length > 0) lines.push(`${tool.name} -> ${targets.join(' | ')}`);
    if (tool.limit !== undefined) lines.push(`limit ${tool.name} to ${tool.limit}`);
    if (tool.after !== undefined) lines.push(`only after ${name(tool.after)}: ${tool.name}`);
  }
  for (const index of required) lines.push(`require ${name(index)} before exit`);
  return `${tools.map((tool) => `tool ${tool.name}()`).join('\n')}\nworkflow w {\n  ${lines.join('\n  ')}\n}\n`;
}
