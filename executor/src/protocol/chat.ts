import type { Usage } from '#core/events/run-event.ts';
import type { JsonSchema } from '#core/types/json-schema.ts';

/** Everything that decides a reply, as plain JSON: it can be recorded, compared, and sent to a host. */
export interface ChatRequest {
  /** `rehearsal` or `provider/name`. */
  readonly model: string;
  readonly messages: readonly ChatMessage[];
  readonly tools: readonly OfferedTool[];
  /** `auto`: may answer in text; `required`: must call some tool; an object: must call this one; `none`: no tools. */
  readonly choice: 'auto' | 'required' | 'none' | { readonly tool: string };
  readonly temperature?: number;
  /** The one of `tools` that ends the run instead of doing something. */
  readonly finish?: string;
}

/** A tool as the model sees it; `name` is safe on the wire. */
export interface OfferedTool {
  readonly name: string;
  readonly description?: string;
  readonly parameters: JsonSchema;
}

export type ChatMessage =
  | { readonly role: 'system' | 'user'; readonly text: string }
  | { readonly role: 'assistant'; readonly text?: string; readonly call?: CallMessage }
  /** What came of the call with this id. */
  | { readonly role: 'tool'; readonly id: string; readonly text: string };

export interface CallMessage {
  readonly id: string;
  readonly name: string;
  /** JSON text of an object. */
  readonly arguments: string;
}

/** What a model said. Of several calls only the first counts, so only that one is here. */
export interface ChatReply {
  readonly text?: string;
  readonly call?: { readonly name: string; readonly arguments: string };
  /** A limit of tokens came before the reply's end: what it says may be half of what was meant. */
  readonly cut?: true;
  /** Absent when the provider does not report it. */
  readonly usage?: Usage;
  /** US dollars; absent when the user gave no price, or the usage is unknown. */
  readonly cost?: number;
}
