import type { ChatReply } from './chat-model.ts';

/** What may be in one chunk of a streamed completion. Servers leave out, and add, what they like. */
export interface CompletionChunk {
  readonly choices?: readonly ChunkChoice[] | null;
  readonly usage?: { readonly prompt_tokens?: unknown; readonly completion_tokens?: unknown } | null;
}

interface ChunkChoice {
  readonly delta?: ChunkDelta | null;
  /** In place of `delta` when a server does not stream. */
  readonly message?: ChunkDelta | null;
  readonly finish_reason?: string | null;
}

interface ChunkDelta {
  readonly content?: unknown;
  readonly tool_calls?: readonly ChunkCall[] | null;
}

interface ChunkCall {
  readonly index?: number | null;
  readonly id?: unknown;
  readonly function?: { readonly name?: unknown; readonly arguments?: unknown } | null;
}

interface AssembledCall {
  readonly index: number;
  readonly id: string | undefined;
  name: string;
  arguments: string;
}

/**
 * Puts a reply together from its chunks. Of several calls only the first is kept: by `index`, and where a server gives
 * every call the same index, by `id`.
 */
export class ReplyAssembly {
  #text = '';
  #call: AssembledCall | undefined;
  /** The last piece with this index belonged to another call than the first. */
  #elsewhere = false;
  #usage: ChatReply['usage'];
  #finished = false;
  #chunks = 0;

  /** Adds a chunk; returns the text in it. */
  add(chunk: CompletionChunk): string {
    this.#chunks += 1;
    const { prompt_tokens: input, completion_tokens: output } = chunk.usage ?? {};
    if (isCount(input) && isCount(output)) this.#usage = { input, output };
    const choice = chunk.choices?.[0];
    if (choice === undefined) return '';
    if ((choice.finish_reason ?? '') !== '') this.#finished = true;
    const delta = choice.delta ?? choice.message ?? {};
    for (const call of delta.tool_calls ?? []) this.#addCall(call);
    const text = typeof delta.content === 'string' ? delta.content : '';
    this.#text += text;
    return text;
  }

  /** The server said that nothing more follows, or the call is complete by itself. */
  get isComplete(): boolean {
    return this.#finished || (this.#call !== undefined && isJson(this.#call.arguments));
  }

  /** Nothing that looks like a completion has come. */
  get isEmpty(): boolean {
    return this.#chunks === 0;
  }

  get reply(): ChatReply {
    return {
      ...(this.#text !== '' && { text: this.#text }),
      ...(this.#call !== undefined && { call: { name: this.#call.name, arguments: this.#call.arguments } }),
      ...(this.#usage !== undefined && { usage: this.#usage }),
    };
  }

  #addCall(piece: ChunkCall): void {
    const index = piece.index ?? this.#call?.index ?? 0;
    const id = typeof piece.id === 'string' && piece.id !== '' ? piece.id : undefined;
    const given = piece.function?.name;
    // Anything but a text names no tool.
    const name = typeof given === 'string' ? given : '';
    const json = argumentText(piece.function?.arguments);
    if (this.#call === undefined) {
      this.#call = { index, id, name, arguments: json };
      return;
    }
    if (index !== this.#call.index) return;
    if (name !== '' && isAnother(this.#call, id, name)) this.#elsewhere = true;
    else if (id !== undefined && id === this.#call.id) this.#elsewhere = false;
    if (this.#elsewhere) return;
    if (name !== this.#call.name) this.#call.name += name;
    this.#call.arguments += json;
  }
}

/**
 * Does a piece with the index of the first call, and a name, begin another call? Some servers give every call the same
 * index, some repeat the name, some make a new id for every piece: a call that is complete takes no more pieces.
 */
function isAnother(first: AssembledCall, id: string | undefined, name: string): boolean {
  if (id !== undefined && id === first.id) return false;
  return name === first.name ? isJson(first.arguments) : first.arguments !== '' || id !== undefined;
}

/** A number of tokens; whatever else a server reports is as good as no report. */
function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) >= 0;
}

/** Some servers give the arguments as an object instead of its text. */
function argumentText(value: unknown): string {
  if (typeof value === 'string') return value;
  return value === undefined || value === null ? '' : JSON.stringify(value);
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
