import { resolveType } from '#core/types/type-table.ts';
import type { ToolCall } from './tool-call.ts';

/** Whether a tool is declared to give a text: its result is the text that came, whatever else came with it. */
export function declaresText({ tool, types }: Pick<ToolCall, 'tool' | 'types'>): boolean {
  if (tool.returns === undefined) return false;
  const resolved = resolveType(tool.returns, types);
  return resolved.kind === 'primitive' && resolved.name === 'string';
}
