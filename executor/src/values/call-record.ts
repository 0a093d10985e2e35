import type { Json } from '#core/ir/json.ts';

/** A call that was made, as later arguments can read it. */
export interface CallRecord {
  readonly tool: string;
  readonly arguments: Readonly<Record<string, Json>>;
  readonly outcome: { readonly ok: true; readonly value: Json } | { readonly ok: false; readonly error: string };
}
