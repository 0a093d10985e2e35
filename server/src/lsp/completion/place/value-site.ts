import type { TargetPlace } from './target-place.ts';

/** Whose value is being written. */
export interface ValueSite {
  readonly of:
    | { readonly kind: 'argument'; readonly callee: string; readonly parameter: string; readonly arrow?: TargetPlace }
    | { readonly kind: 'answer'; readonly arrow: TargetPlace }
    | { readonly kind: 'default'; readonly parameter: string }
    | { readonly kind: 'body' };
  /** Fields and list items that lead from that value to the part at the cursor. */
  readonly steps: readonly (typeof item | { readonly field: string })[];
}

/** An item of a list. */
export const item = 'item';
