import type { Json } from '#core/ir/json.ts';
import { fit, type Fit } from '#core/types/fits.ts';
import { nestsTooDeeply, tooDeep } from '#core/types/nesting.ts';
import { readText } from '#core/types/read-text.ts';
import { declaresText } from './declares-text.ts';
import { cutMark, keptPart, megabytes } from './kept-text.ts';
import type { Returned, ToolCall } from './tool-call.ts';

/** Characters of JSON that a result may have. */
const largest = 10_000_000;

/**
 * What came back, as the declared type. A text that is too long ends with a mark that says how much was cut; anything else
 * that is too large is no result, since half of it would be wrong.
 */
export function typedResult(call: Pick<ToolCall, 'tool' | 'types'>, returned: Returned): Fit {
  if (returned.kind === 'text') return typedText(call, returned.text, returned.more ?? 0);
  const { tool, types } = call;
  const { value } = returned;
  if (typeof value === 'string' && takesText(call)) return { ok: true, value: shortened(value) };
  if (nestsTooDeeply(value)) return { ok: false, problem: `the value ${tooDeep}` };
  const fitted: Fit = tool.returns === undefined ? { ok: true, value } : fit(tool.returns, value, types, 'open');
  return fitted.ok ? withinSize(fitted.value) : fitted;
}

function typedText(call: Pick<ToolCall, 'tool' | 'types'>, text: string, more: number): Fit {
  if (takesText(call)) {
    const part = keptPart(text);
    if (part.more + more > 0) return { ok: true, value: part.text + cutMark(part.more + more) };
  }
  if (more > 0) return { ok: false, problem: `it is too large, ${megabytes(text.length + more)}` };
  const read = readText(call.tool.returns, text, call.types);
  return read.ok ? withinSize(read.value) : read;
}

function takesText(call: Pick<ToolCall, 'tool' | 'types'>): boolean {
  return call.tool.returns === undefined || declaresText(call);
}

function shortened(text: string): string {
  const { text: part, more } = keptPart(text);
  return more === 0 ? text : part + cutMark(more);
}

function withinSize(value: Json): Fit {
  const size = JSON.stringify(value).length;
  return size <= largest ? { ok: true, value } : { ok: false, problem: `it is too large, ${megabytes(size)}` };
}
