import type { Json } from '#core/ir/json.ts';
import type { ChatMessage, ChatRequest, OfferedTool } from '../model/chat-model.ts';
import type { ModelOp, ToolOp } from '../ports/step-port.ts';
import type { AskApprovalParams } from '../protocol/messages.ts';
import { hashOf } from './blobs.ts';

/** What is written of an operation before it begins: enough to show it to a person, and to notice that it has changed. */
export type RecordedOp =
  | {
      readonly kind: 'model';
      readonly model: string;
      /** Messages at the beginning that the model was asked with the last time as well. */
      readonly kept: number;
      readonly messages: readonly ChatMessage[];
      /** Names of the offered tools, each with a hash of all that the model is told of it. */
      readonly tools: readonly string[];
      readonly choice: ChatRequest['choice'];
      readonly temperature?: number;
      readonly finish?: string;
    }
  | {
      readonly kind: 'tool';
      readonly tool: string;
      readonly arguments: Readonly<Record<string, Json>>;
      readonly model?: string;
    }
  | { readonly kind: 'approval'; readonly tool: string; readonly arguments: Json; readonly problem?: string }
  | { readonly kind: 'sleep'; readonly milliseconds: number }
  /** A part of the run that has a deadline. */
  | { readonly kind: 'part'; readonly timeout: number };

/** The operations of one run, each as what it adds to those before. */
export class OpRecorder {
  /** What each conversation was last asked with: those of called workflows are their own. */
  readonly #conversations = new Map<string, readonly ChatMessage[]>();
  readonly #definitions = new WeakMap<OfferedTool, string>();

  model({ run, request }: ModelOp): RecordedOp {
    const { model, messages, tools, choice, temperature, finish } = request;
    const before = this.#conversations.get(run) ?? [];
    let kept = 0;
    while (kept < before.length && before[kept] === messages[kept]) kept += 1;
    this.#conversations.set(run, messages);
    return {
      kind: 'model',
      model,
      kept,
      messages: messages.slice(kept),
      tools: tools.map((tool) => this.#definition(tool)),
      choice,
      ...(temperature !== undefined && { temperature }),
      ...(finish !== undefined && { finish }),
    };
  }

  tool(op: ToolOp): RecordedOp {
    const { tool, model } = op;
    return { kind: 'tool', tool, arguments: op.arguments, ...(model !== undefined && { model }) };
  }

  approval({ tool, arguments: args, problem }: AskApprovalParams): RecordedOp {
    return { kind: 'approval', tool, arguments: args, ...(problem !== undefined && { problem }) };
  }

  #definition(tool: OfferedTool): string {
    let definition = this.#definitions.get(tool);
    if (definition === undefined) {
      definition = `${tool.name} ${hashOf(JSON.stringify(tool)).slice(0, 12)}`;
      this.#definitions.set(tool, definition);
    }
    return definition;
  }
}
