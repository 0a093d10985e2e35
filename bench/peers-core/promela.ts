import type { Model, ModelTool } from './model.ts';

/**
 * A model in the language of `spin`: one process, one option of its loop for each call. A tool that others wait for may
 * also fail. An end resets the variables, so that it adds one state and not one for each way to it.
 */
export function promela(model: Model): string {
  const { tools, required } = model;
  const parents = new Set(tools.flatMap(({ after }) => after ?? []));
  const limited = tools.flatMap(({ limit }, index) => (limit === undefined ? [] : [`n${index}`]));
  const marks = [...required.map((index) => `had${index}`), ...[...parents].map((index) => `ok${index}`)];
  const failed = parents.size > 0 ? ['failed'] : [];
  const variables = [
    'byte last',
    ...limited.map((variable) => `byte ${variable}`),
    ...[...marks, ...failed].map((variable) => `bit ${variable}`),
  ];
  const complete = required.map((index) => `had${index}`).join(' && ') || 'true';
  const calls = tools.flatMap((tool, index) => {
    const does = [`last = ${index + 1}`];
    if (tool.limit !== undefined) does.push(`n${index}++`);
    if (required.includes(index)) does.push(`had${index} = 1`);
    const call = (...more: readonly string[]): string =>
      `:: d_step { ${guard(model, tool, index, complete)} -> ${[...does, ...more].join('; ')} }`;
    if (parents.has(index)) return [call(`ok${index} = 1`, 'failed = 0'), call('failed = 1')];
    return [call(...failed.map((variable) => `${variable} = 0`))];
  });
  const reset = ['last', ...limited, ...marks, ...failed].map((variable) => `${variable} = 0`).join('; ');
  const end = `:: atomic { (${endsAfter(tools)}) && (${complete}) -> ${reset}; break }`;
  return `${variables.join(';\n')};\nactive proctype w() {\n  do\n  ${[...calls, end].join('\n  ')}\n  od\n}\n`;
}

function endsAfter(tools: readonly ModelTool[]): string {
  if (tools.every(({ end }) => end !== 'no')) return 'last != 0';
  return tools.flatMap(({ end }, index) => (end === 'no' ? [] : [`last == ${index + 1}`])).join(' || ');
}

/** When a tool may be called: it follows the last call, its limit is not used up, and what it waits for has succeeded. */
function guard({ tools, first }: Model, tool: ModelTool, index: number, complete: string): string {
  const last = tools.flatMap(({ next, end }, before) => {
    if (next?.includes(index) === true) return [`last == ${before + 1}`];
    return next === undefined && end === 'alone' ? [`last != ${before + 1} || !(${complete})`] : [];
  });
  if (first?.includes(index) === true) last.push('last == 0');
  const conditions = [`(${last.join(' || ')})`];
  if (tool.limit !== undefined) conditions.push(`n${index} < ${tool.limit}`);
  if (tool.after !== undefined) conditions.push(`ok${tool.after}`);
  return conditions.join(' && ');
}
