import type { Json } from './json.ts';
import type { NodeId } from './node-id.ts';
import type { Type } from './type.ts';
import type { Template, Value } from './value.ts';

/** A tool as one workflow sees it: `name` is the name in that file, after `import … as`. */
export interface Tool {
  readonly id: NodeId;
  readonly name: string;
  /** The text up to the first tag of the documentation comment, with `@returns` appended as "Returns: …". */
  readonly doc?: string;
  readonly parameters: readonly Parameter[];
  readonly returns?: Type;
  readonly implementation?: Implementation;
  /** Milliseconds that one attempt may take. */
  readonly timeout?: number;
  /** Further attempts after a failed one; misfits of the result are not retried. */
  readonly retry: number;
  /** May be repeated after a crash without asking. */
  readonly idempotent: boolean;
  /** Secrets handed to a module (`context.secrets`) or a command (environment) by name. */
  readonly secrets: readonly string[];
}

/** A parameter of a tool or an input of a workflow. */
export interface Parameter {
  readonly id: NodeId;
  readonly name: string;
  readonly type: Type;
  readonly optional: boolean;
  readonly default?: Json;
  readonly doc?: string;
}

/** How a tool does its work; `file` is the URI of the `.wf` file that declares it, against which paths are resolved. */
export type Implementation =
  | {
      readonly kind: 'module';
      readonly id: NodeId;
      readonly file: string;
      readonly path: string;
      readonly export: string;
    }
  | {
      readonly kind: 'http';
      readonly id: NodeId;
      readonly method: string;
      readonly url: Template;
      readonly headers: readonly { readonly name: string; readonly value: Template }[];
      readonly body?: Value;
    }
  | { readonly kind: 'command'; readonly id: NodeId; readonly file: string; readonly argv: readonly Template[] }
  | { readonly kind: 'mcp'; readonly id: NodeId; readonly file: string; readonly server: string; readonly tool: string }
  | { readonly kind: 'prompt'; readonly id: NodeId; readonly text: Template }
  | { readonly kind: 'person'; readonly id: NodeId; readonly text: Template }
  | { readonly kind: 'workflow'; readonly id: NodeId; readonly workflow: NodeId };
