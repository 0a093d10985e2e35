import type { Choice, Head, Key, Sketch } from './sketch.ts';

/** A sketch as a person would write it. */
export function textOf(sketch: Sketch): string {
  const { agent, tools, start, arrows, whens, continued, limits, after, directlyAfter, required, approved } = sketch;
  const arrow = (from: string, choice: Choice): readonly string[] =>
    sketch.spread ? choice.map((head) => `${from} -> ${headText(head)}`) : [`${from} -> ${choiceText(choice)}`];
  const lines = [`agent ${agent}`, `use ${tools.join(', ')}`];
  if (start !== undefined) lines.push(...arrow('start', start));
  for (const [tool, choice] of arrows) lines.push(...arrow(tool, choice));
  for (const [tool, cases] of whens) {
    const list = [...cases].map(([key, choice]) => `${keyText(key)} -> ${choiceText(choice)}`);
    lines.push(`${tool} -> when {\n    ${list.join('\n    ')}\n  }`);
  }
  for (const tool of continued) lines.push(`${tool} -> continue`);
  for (const { tool, most, instead } of limits) {
    lines.push(`limit ${tool} to ${most}${instead === undefined ? '' : ` else -> ${choiceText(instead)}`}`);
  }
  for (const [parent, tool] of after) lines.push(`only after ${parent}: ${tool}`);
  for (const [parent, tool] of directlyAfter) lines.push(`only directly after ${parent}: ${tool}`);
  for (const tool of required) lines.push(`require ${tool} before exit`);
  for (const tool of approved) lines.push(`approve ${tool}`);
  const declared = tools.map((tool) => `tool ${tool}(q?: any): ${whens.has(tool) ? '"x" | "y"' : 'any'}`);
  return `${declared.join('\n')}\nworkflow w {\n  ${lines.join('\n  ')}\n}\n`;
}

function choiceText(choice: Choice): string {
  return choice.map(headText).join(' | ');
}

function headText({ name, reads }: Head): string {
  return reads === undefined ? name : `${name}(${name === 'exit' ? 'answer' : 'q'}: ${reads.text})`;
}

function keyText(key: Key): string {
  return key.length === 1 ? `"${key}"` : key;
}
