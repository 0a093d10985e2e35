import type { Json } from '#core/ir/json.ts';
import { isList, isRecord } from '#core/types/fits.ts';
import { redacted } from '../secrets/redactor.ts';

/** A place where two values differ; `undefined` where one of them has nothing. */
export interface Difference {
  /** Names and positions from the outside in: `messages`, `2`, `text`. */
  readonly path: readonly string[];
  readonly recorded: Json | undefined;
  readonly now: Json | undefined;
}

/**
 * Every place where a value differs from the one that was recorded. Where a secret was taken out of a recorded text, any
 * text may stand.
 */
export function differences(recorded: Json, now: Json): readonly Difference[] {
  return [...between(recorded, now, [])];
}

function* between(recorded: Json | undefined, now: Json | undefined, path: readonly string[]): Iterable<Difference> {
  if (recorded !== undefined && now !== undefined) {
    if (isList(recorded) && isList(now)) {
      for (let index = 0; index < Math.max(recorded.length, now.length); index += 1) {
        yield* between(recorded[index], now[index], [...path, String(index)]);
      }
      return;
    }
    if (isRecord(recorded) && isRecord(now)) {
      const names = new Set([...Object.keys(recorded), ...Object.keys(now)]);
      for (const name of names) yield* between(own(recorded, name), own(now, name), [...path, name]);
      return;
    }
    if (recorded === now || (typeof recorded === 'string' && typeof now === 'string' && mayBe(recorded, now))) return;
  }
  yield { path, recorded, now };
}

function own(fields: Readonly<Record<string, Json>>, name: string): Json | undefined {
  return Object.hasOwn(fields, name) ? fields[name] : undefined;
}

/** Can the text be the recorded one with its secrets in their places? */
function mayBe(recorded: string, text: string): boolean {
  const [first = '', ...rest] = recorded.split(redacted);
  const last = rest.pop();
  if (last === undefined || !text.startsWith(first)) return false;
  let at = first.length;
  for (const part of rest) {
    const found = text.indexOf(part, at);
    if (found < 0) return false;
    at = found + part.length;
  }
  return text.length - last.length >= at && text.endsWith(last);
}
