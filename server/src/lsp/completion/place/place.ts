import type { TargetPlace } from './target-place.ts';
import type { ValueSite } from './value-site.ts';

/** What may be written where the cursor stands, with what of the statement so far decides about it. Names are without backquotes. */
export type Place =
  | { readonly kind: 'nothing' }
  /** The tokens before make no sense; whoever reads lines goes on behind this one. */
  | { readonly kind: 'lost' }
  | { readonly kind: 'declaration' }
  | { readonly kind: 'imported-name' }
  | { readonly kind: 'type' }
  /** Behind the head of a tool; `declaration` where the line may as well begin another one. */
  | { readonly kind: 'clause'; readonly given: readonly string[]; readonly declaration: boolean }
  /** The name of a function of a module. */
  | { readonly kind: 'module-function'; readonly path: string }
  | { readonly kind: 'http-part' }
  | { readonly kind: 'statement' }
  /** Exactly one of these words. */
  | { readonly kind: 'words'; readonly words: readonly string[] }
  | { readonly kind: 'http-method' }
  /** `closed`: the name ends a placeholder. */
  | { readonly kind: 'secret'; readonly taken: readonly string[]; readonly closed: boolean }
  | { readonly kind: 'mention'; readonly statement: MentionStatement; readonly taken: readonly string[] }
  | TargetPlace
  | { readonly kind: 'argument'; readonly callee: string; readonly given: readonly string[] }
  | { readonly kind: 'value'; readonly site: ValueSite }
  | { readonly kind: 'entry'; readonly site: ValueSite; readonly given: readonly string[] }
  /** Behind a dot: `root.path.` */
  | { readonly kind: 'field'; readonly root: string; readonly path: readonly string[] }
  /** Behind `when`, or behind a dot there. */
  | { readonly kind: 'when-path'; readonly tools: readonly string[]; readonly path: readonly string[] }
  | CasePlace
  | TextPlace
  | { readonly kind: 'placeholder'; readonly site: TextSite };

/** Statements that name tools without calling them. */
export type MentionStatement = 'source' | 'use' | 'approve' | 'require' | 'limit' | 'parent' | 'child';

/** A key of a case of `tools -> when path {`. */
export interface CasePlace {
  readonly kind: 'case';
  readonly tools: readonly string[];
  readonly path: readonly string[];
  /** Keys of the cases before, as JSON; `failed` and `else` as they are. */
  readonly given: readonly string[];
  /** Behind a bar: only another value can follow. */
  readonly behindBar: boolean;
}

/** Inside a text, or where one must begin. */
export interface TextPlace {
  readonly kind: 'text';
  readonly site: TextSite;
  /** Offset behind the opening quotes; `undefined` where they are not written yet. */
  readonly from: number | undefined;
}

/** What a text is for. */
export type TextSite =
  | { readonly of: 'model' | 'embedding' | 'import' | 'module' | 'mcp' | 'mcp-tool' | 'url' | 'header' | 'argv' }
  | { readonly of: 'prompt' | 'tool-prompt' | 'type' }
  | { readonly of: 'header-value'; readonly header: string }
  | { readonly of: 'case'; readonly place: CasePlace }
  | { readonly of: 'value'; readonly site: ValueSite };

export const nothing: Place = { kind: 'nothing' };
export const lost: Place = { kind: 'lost' };
