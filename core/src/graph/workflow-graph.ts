import type { Scalar } from '../ir/json.ts';
import type { NodeId } from '../ir/node-id.ts';

/** What a workflow looks like: plain data, which `wf graph` draws or prints as JSON. Says what is written, not what is reachable. */
export interface WorkflowGraph {
  readonly workflow: string;
  /** `start` first, then the tools in the order of the workflow, then `any` and `exit` where something leads there. */
  readonly nodes: readonly GraphNode[];
  readonly edges: readonly GraphEdge[];
}

export type GraphNode = StartNode | ToolNode | AnyNode | ExitNode;

interface NodeBase {
  /** Unique in the graph: `start`, `any`, `exit`, or `tool:` and the name. */
  readonly id: string;
  /** The text to jump to. */
  readonly at: NodeId;
}

/** Where every run begins. */
export interface StartNode extends NodeBase {
  readonly kind: 'start';
}

/** A tool, with what rules say of it apart from arrows. */
export interface ToolNode extends NodeBase {
  readonly kind: 'tool';
  readonly tool: string;
  readonly doc?: string;
  /** Calls that a run may make, when limited. */
  readonly limit?: number;
  /** A person must agree. */
  readonly approval: boolean;
  /** An exit waits for a call of it. */
  readonly required: boolean;
  /** Tools of which a call must have succeeded before. */
  readonly after: readonly string[];
  /** Tools of which one must have been the last call. */
  readonly directlyAfter: readonly string[];
}

/** Every tool that nothing forbids. */
export interface AnyNode extends NodeBase {
  readonly kind: 'any';
}

/** Where every run ends. */
export interface ExitNode extends NodeBase {
  readonly kind: 'exit';
}

/** One way from a node to another. */
export interface GraphEdge {
  readonly from: string;
  readonly to: string;
  readonly at: NodeId;
  readonly when: EdgeCondition;
}

/** When an edge may be taken. */
export type EdgeCondition =
  | { readonly kind: 'always' }
  /** The result, or the field of it that the path leads to, is one of these. */
  | { readonly kind: 'case'; readonly path: readonly string[]; readonly keys: readonly Scalar[] }
  /** The call failed. */
  | { readonly kind: 'failed' }
  /** No case fits. */
  | { readonly kind: 'otherwise' }
  /** Taken in place of the tool that it comes from, when that has been called this often. */
  | { readonly kind: 'used-up'; readonly limit: number }
  /** No statement says what follows: everything may. */
  | { readonly kind: 'free' };
