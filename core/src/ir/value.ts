import type { Json } from './json.ts';
import type { NodeId } from './node-id.ts';

/** What an author may write as an argument, a body or an answer. References are resolved when the run reaches them. */
export type Value =
  | { readonly kind: 'json'; readonly value: Json }
  | { readonly kind: 'list'; readonly items: readonly Value[] }
  | { readonly kind: 'object'; readonly entries: readonly { readonly key: string; readonly value: Value }[] }
  | { readonly kind: 'template'; readonly template: Template }
  | Reference;

/** A workflow input or tool parameter (`mail`), or the newest call of a tool (`search.result.title`, `check.args.sql`). */
export type Reference =
  | { readonly kind: 'input'; readonly id: NodeId; readonly name: string; readonly path: readonly string[] }
  | { readonly kind: 'result'; readonly id: NodeId; readonly tool: string; readonly path: readonly string[] }
  | { readonly kind: 'arguments'; readonly id: NodeId; readonly tool: string; readonly path: readonly string[] };

/** A text with placeholders. Literal parts are already unescaped and dedented. */
export interface Template {
  readonly id: NodeId;
  readonly parts: readonly TemplatePart[];
}

export type TemplatePart =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'placeholder'; readonly value: Reference }
  | { readonly kind: 'secret'; readonly id: NodeId; readonly name: string };

/** `name: value` in a call that the author wrote. */
export interface Argument {
  readonly id: NodeId;
  readonly name: string;
  readonly value: Value;
}
