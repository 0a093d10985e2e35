import type { Json } from '../ir/json.ts';
import { visibleText } from './visible-text.ts';

/** One argument for reading: every character visible, nothing cut. */
export interface ArgumentText {
  readonly name: string;
  /** JSON on one line. */
  readonly value: string;
  /** The lines of a text that has several. */
  readonly lines?: readonly string[];
}

/** All of the arguments of a call, for somebody who has to agree to it. What is no object is one argument. */
export function argumentTexts(call: Json): readonly ArgumentText[] {
  const named = call !== null && typeof call === 'object' && !Array.isArray(call);
  return Object.entries<Json>(named ? call : { arguments: call }).map(([name, value]) => ({
    name: visibleText(name),
    value: visibleText(JSON.stringify(value)),
    ...(typeof value === 'string' && value.includes('\n') && { lines: value.split('\n').map(visibleText) }),
  }));
}
