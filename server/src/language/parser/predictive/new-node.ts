import type { CstNode } from 'langium';

/** A node that is being built. */
export interface NewNode {
  $type: string;
  $cstNode?: CstNode | undefined;
  $container?: NewNode;
  $containerProperty?: string;
  $containerIndex?: number;
  [property: string]: unknown;
}
