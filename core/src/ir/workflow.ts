import type { ToolRule } from '../rules/tool-rule.ts';
import type { NodeId } from './node-id.ts';
import type { Parameter, Tool } from './tool.ts';
import type { Type, TypeDeclaration } from './type.ts';
import type { Template } from './value.ts';

/** Everything a run needs, as plain JSON: no text, no positions, no functions. `version` changes when its shape does. */
export interface Program {
  readonly version: 1;
  /** The workflow that a run starts. */
  readonly entry: NodeId;
  /** The entry and every workflow that it can call. */
  readonly workflows: readonly Workflow[];
  readonly types: readonly TypeDeclaration[];
}

/** One `workflow` declaration, lowered. */
export interface Workflow {
  readonly id: NodeId;
  readonly name: string;
  readonly doc?: string;
  readonly inputs: readonly Parameter[];
  readonly result?: Type;
  readonly settings: Settings;
  /** All that arrows, cases and `use` name, in order of first appearance. The position is the tool's number. */
  readonly tools: readonly Tool[];
  readonly rules: readonly ToolRule[];
  /** Where `use` names tools; a tool that nothing else names has no other place in the workflow. */
  readonly uses: readonly { readonly id: NodeId; readonly tool: string }[];
  /** Arrows to `any`, which constrain nothing but say that the freedom is meant: the tool, or `undefined` for `start`. */
  readonly open: readonly { readonly id: NodeId; readonly tool?: string }[];
}

/** A setting and the statement that made it. */
export interface Setting<T> {
  readonly id: NodeId;
  readonly value: T;
}

export type AgentType = 'workflow' | 'react' | 'memgpt' | 'sleeptime';

/** What a workflow says of its runs beside its rules. What is absent is not said. */
export interface Settings {
  readonly agent?: Setting<AgentType>;
  /** `provider/name`. */
  readonly model?: Setting<string>;
  readonly embedding?: Setting<string>;
  readonly prompt?: Setting<Template>;
  readonly temperature?: Setting<number>;
  /** Model and tool calls that one run may make. */
  readonly steps?: Setting<number>;
  /** Milliseconds. */
  readonly timeout?: Setting<number>;
  /** Tokens, prompt and answer together. */
  readonly budget?: Setting<number>;
}
