import type { Json } from '#core/ir/json.ts';
import type { Implementation, Tool } from '#core/ir/tool.ts';
import type { TypeTable } from '#core/types/type-table.ts';
import type { Spent } from '../ports/step-port.ts';

/** One attempt at a call, as the runner of one kind of implementation sees it. */
export interface ToolCall<Kind extends Implementation['kind'] = Implementation['kind']> {
  readonly run: string;
  readonly step: number;
  readonly tool: Tool;
  readonly implementation: Extract<Implementation, { kind: Kind }>;
  readonly types: TypeTable;
  readonly arguments: Readonly<Record<string, Json>>;
  /** Arguments that hold what the author wrote. */
  readonly written: readonly string[];
  /** The same for every attempt at this call. */
  readonly key: string;
  /** The model that a `prompt` tool asks. */
  readonly model: string | undefined;
  /** Tokens that a `prompt` tool may use; `undefined`: any number. */
  readonly tokens: number | undefined;
  /** Tells what the attempt has cost by now, a request that is under way included; the last word counts. */
  readonly spending: (total: Spent) => void;
  /** Aborts when the attempt must stop: time-out, cancel. */
  readonly signal: AbortSignal;
  /** A line that the tool wrote to its standard output or error. */
  readonly output: (line: string) => void;
  /** The value of a secret, for `origin` as in `AskSecretParams`; the signal withdraws the question. */
  readonly secret: (name: string, origin: string | null | undefined, signal: AbortSignal) => Promise<string>;
}

/** What an implementation gives back: a JSON value, or a text that is read as the declared type. */
export type Returned =
  | { readonly kind: 'value'; readonly value: Json }
  /** `more`: bytes that followed and were not kept. */
  | { readonly kind: 'text'; readonly text: string; readonly more?: number };
