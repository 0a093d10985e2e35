import type { Json } from '#core/ir/json.ts';
import { isList, isRecord } from '#core/types/fits.ts';

/** What stands where a secret stood. */
export const redacted = '[secret]';

/** Values shorter than this would tear ordinary words apart. */
const shortest = 4;

/**
 * Removes secret values from everything that leaves a run, in the forms that texts carry them in: plain, percent-encoded,
 * inside JSON text, and in Base64.
 */
export class Redactor {
  readonly #forms = new Set<string>();
  #sorted: readonly string[] = [];

  /** From now on the value is removed. */
  add(secret: string | undefined): void {
    if (secret === undefined || secret.length < shortest) return;
    const escaped = JSON.stringify(secret).slice(1, -1);
    for (const form of [secret, encodeURIComponent(secret), escaped, Buffer.from(secret).toString('base64')]) {
      this.#forms.add(form);
    }
    // A longer form first: it may hold a shorter one.
    this.#sorted = [...this.#forms].sort((one, other) => other.length - one.length);
  }

  text(text: string): string {
    let clean = text;
    for (const form of this.#sorted) if (clean.includes(form)) clean = clean.replaceAll(form, redacted);
    return clean;
  }

  /** The value without secrets, in its keys too; the same value when there is nothing to remove. */
  json<T extends Json>(value: T): T {
    return this.#sorted.length === 0 ? value : (this.#clean(value) as T);
  }

  #clean(value: Json): Json {
    if (typeof value === 'string') return this.text(value);
    if (isList(value)) return value.map((item) => this.#clean(item));
    if (!isRecord(value)) return value;
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [this.text(key), this.#clean(item)]));
  }
}
