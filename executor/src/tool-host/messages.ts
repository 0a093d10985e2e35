import type { Json } from '#core/ir/json.ts';

/** Messages between a run and its tool host, over the IPC channel of the host's process. */

/** Run → host: call a function of a module. */
export interface CallModule {
  readonly id: number;
  /** Absolute path. */
  readonly path: string;
  readonly export: string;
  readonly arguments: Readonly<Record<string, Json>>;
  readonly context: ModuleContext;
}

/** What a function gets beside its arguments. */
export interface ModuleContext {
  /** The secrets that the tool's `secrets` clause names, and no others. */
  readonly secrets: Readonly<Record<string, string>>;
  /** The same for every attempt at one call, unique otherwise. */
  readonly idempotencyKey: string;
}

/** Host → run: what came of it. */
export type ModuleResult =
  | { readonly id: number; readonly ok: true; readonly value: Json }
  | { readonly id: number; readonly ok: false; readonly error: string };

/** Written to standard output and error when a call has ended: everything before it belongs to that call. */
export function endMark(id: number): string {
  return `\0end of call ${id}\0\n`;
}
