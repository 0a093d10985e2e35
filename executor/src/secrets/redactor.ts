import type { Json } from '#core/ir/json.ts';
import { isList, isRecord } from '#core/types/fits.ts';
import { secretForms } from './secret-forms.ts';

/** What stands where a secret stood. */
export const redacted = '[secret]';

/** Removes secret values, in the forms that texts carry them in. */
export class Redactor {
  readonly #forms = new Set<string>();
  #sorted: readonly string[] = [];

  /** From now on the value is removed, unless it is too short or too common to be told from an ordinary word. */
  add(secret: string | undefined): void {
    if (secret === undefined) return;
    for (const form of secretForms(secret)) this.#forms.add(form);
    // A longer form first: it may hold a shorter one.
    this.#sorted = [...this.#forms].sort((one, other) => other.length - one.length);
  }

  /** There is nothing to remove. */
  get isEmpty(): boolean {
    return this.#sorted.length === 0;
  }

  text(text: string): string {
    let clean = text;
    for (const form of this.#sorted) if (clean.includes(form)) clean = clean.replaceAll(form, redacted);
    return clean;
  }

  /** The value without secrets, in its keys too; the same value when there is nothing to remove. */
  json<T extends Json>(value: T): T {
    return this.isEmpty ? value : (this.#clean(value) as T);
  }

  /** How much of the beginning of a text can be told before its rest is known: what follows may be part of a secret. */
  settled(text: string): number {
    let end = text.length;
    for (const form of this.#sorted) end = Math.min(end, text.length - openLength(text, form));
    // Nothing that is complete may be cut in two; a cut may meet another form further left.
    for (let cut = -1; cut !== end;) {
      cut = end;
      for (const form of this.#sorted) {
        const at = text.slice(0, cut + form.length - 1).indexOf(form, Math.max(0, cut - form.length + 1));
        if (at >= 0) end = Math.min(end, at);
      }
    }
    return end;
  }

  #clean(value: Json): Json {
    if (typeof value === 'string') return this.text(value);
    if (isList(value)) return value.map((item) => this.#clean(item));
    if (!isRecord(value)) return value;
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [this.text(key), this.#clean(item)]));
  }
}

/** Length of the longest end of the text that begins the form without completing it. */
function openLength(text: string, form: string): number {
  for (let length = Math.min(text.length, form.length - 1); length > 0; length -= 1) {
    if (text.endsWith(form.slice(0, length))) return length;
  }
  return 0;
}
