import type { Outcome } from '../rule-solver.ts';
import { parsePythonJson } from './python-json.ts';
import { pythonStr } from './python-value.ts';

/** What a conditional makes of the last tool's response: a value to compare, or the Python exception it raises. */
export type ConditionalInput =
  | { readonly kind: 'outcome'; readonly outcome: Outcome }
  | { readonly kind: 'exception'; readonly type: 'ValueError' | 'AttributeError' };

/**
 * Reads the envelope `{"status", "message", "time"}` (LETTA.md section 3.3). Only `message` counts, as Python's
 * `str()` shows it; what is not JSON matches no case.
 */
export function conditionalInput(response: string | null): ConditionalInput {
  if (response === null || response === '') return { kind: 'exception', type: 'ValueError' };
  const envelope = parsePythonJson(response);
  // Cases of Letta rules are texts, so null is an output that none of them is equal to.
  if (envelope === undefined) return { kind: 'outcome', outcome: { ok: true, value: null } };
  if (envelope === null || typeof envelope !== 'object' || envelope.kind !== 'dict') {
    return { kind: 'exception', type: 'AttributeError' };
  }
  const message = envelope.entries.get('message') ?? (envelope.entries.has('message') ? null : '');
  return { kind: 'outcome', outcome: { ok: true, value: pythonStr(message) } };
}
