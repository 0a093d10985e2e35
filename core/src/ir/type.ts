import type { Scalar } from './json.ts';
import type { NodeId } from './node-id.ts';

/** The type of a parameter, a result or an input: what LANGUAGE calls TYPE, with references resolved to ids. */
export type Type =
  | { readonly kind: 'primitive'; readonly name: 'string' | 'number' | 'integer' | 'boolean' | 'null' | 'any' }
  | { readonly kind: 'literal'; readonly value: Scalar }
  | { readonly kind: 'array'; readonly element: Type }
  | { readonly kind: 'object'; readonly fields: readonly Field[] }
  | { readonly kind: 'union'; readonly options: readonly Type[] }
  | { readonly kind: 'reference'; readonly declaration: NodeId; readonly name: string };

/** One field of an object type. */
export interface Field {
  readonly id: NodeId;
  readonly name: string;
  readonly type: Type;
  readonly optional: boolean;
  readonly doc?: string;
}

/** `type NAME = TYPE`. Recursion goes through `declaration` ids, so a program with recursive types is still plain data. */
export interface TypeDeclaration {
  readonly id: NodeId;
  readonly name: string;
  readonly type: Type;
  readonly doc?: string;
}
