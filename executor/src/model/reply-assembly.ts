import type { ChatReply } from './chat-model.ts';
import { argumentPiece, callArguments, callName, isJson } from './call-text.ts';
import type { ChunkCall, CompletionChunk } from './completion-chunk.ts';
import { contentText } from './content-text.ts';
import { JsonPieces } from './json-pieces.ts';
import { replyEnding } from './reply-ending.ts';
import { reportedUsage } from './reported-usage.ts';

interface AssembledCall {
  readonly index: number;
  readonly id: string | undefined;
  name: string;
  readonly arguments: JsonPieces;
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
  #finish = '';
  #chunks = 0;

  /** Adds a chunk; returns the text in it. */
  add(chunk: CompletionChunk): string {
    this.#chunks += 1;
    this.#usage = reportedUsage(chunk) ?? this.#usage;
    const choice = chunk.choices?.[0];
    if (choice === undefined) return '';
    if (typeof choice.finish_reason === 'string' && choice.finish_reason !== '') this.#finish = choice.finish_reason;
    const delta = choice.delta ?? choice.message ?? {};
    for (const call of delta.tool_calls ?? []) this.#addCall(call);
    if (delta.function_call) this.#addCall({ function: delta.function_call });
    const text = contentText(delta.content) + contentText(delta.refusal);
    this.#text += text;
    return text;
  }

  /** The server said that nothing more follows, or the call is complete by itself. */
  get isComplete(): boolean {
    return this.#finish !== '' || (this.#call !== undefined && isJson(callArguments(this.#call.arguments.text)));
  }

  /** Nothing that looks like a completion has come. */
  get isEmpty(): boolean {
    return this.#chunks === 0;
  }

  /** What the server said of the end, in its words. */
  get finish(): string {
    return this.#finish;
  }

  get reply(): ChatReply {
    const call = this.#call;
    return {
      ...(this.#text !== '' && { text: this.#text }),
      ...(call !== undefined && { call: { name: callName(call.name), arguments: callArguments(call.arguments.text) } }),
      ...(replyEnding(this.#finish) === 'cut' && { cut: true }),
      ...(this.#usage !== undefined && { usage: this.#usage }),
    };
  }

  #addCall(piece: ChunkCall): void {
    const index = piece.index ?? this.#call?.index ?? 0;
    const id = typeof piece.id === 'string' && piece.id !== '' ? piece.id : undefined;
    const given = piece.function?.name;
    // Anything but a text names no tool.
    const name = typeof given === 'string' ? given : '';
    const json = argumentPiece(piece.function?.arguments);
    if (this.#call === undefined) {
      this.#call = { index, id, name, arguments: new JsonPieces() };
      this.#call.arguments.add(json);
      return;
    }
    if (index !== this.#call.index) return;
    if (name !== '' && isAnother(this.#call, id, name)) this.#elsewhere = true;
    else if (id !== undefined && id === this.#call.id) this.#elsewhere = false;
    if (this.#elsewhere) return;
    if (name !== this.#call.name) this.#call.name += name;
    this.#call.arguments.add(json);
  }
}

/**
 * Does a piece with the index of the first call, and a name, begin another call? Some servers give every call the same
 * index, some repeat the name, some make a new id for every piece: a call that is complete takes no more pieces.
 */
function isAnother(first: AssembledCall, id: string | undefined, name: string): boolean {
  const { text, isWhole } = first.arguments;
  // Bedrock sends an empty object ahead of the arguments.
  if (id !== undefined && id === first.id) return isWhole && text !== '{}';
  return name === first.name ? isWhole : text !== '' || id !== undefined;
}
