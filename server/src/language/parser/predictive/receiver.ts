import type { CstNode } from 'langium';
import type { TreeBuilder } from './tree-builder.ts';

/** What becomes of a value that was read. */
export interface Receiver {
  take: (trees: TreeBuilder, value: unknown, cst: CstNode) => void;
}

/** Adds the value to the text that is being read. */
export const addToText: Receiver = {
  take: (trees, value) => {
    trees.text += String(value);
  },
};
