import type { NodeId } from '../ir/node-id.ts';

/** What a line is about, for colours. */
export type TranscriptLineKind =
  | 'run'
  | 'input'
  | 'call'
  | 'why'
  | 'result'
  | 'failure'
  | 'model-text'
  | 'refusal'
  | 'approval'
  | 'tool-output'
  | 'success'
  | 'stop';

/** One line for a person to read. */
export interface TranscriptLine {
  readonly kind: TranscriptLineKind;
  /** No line break, no control character: what tools and models said is made visible, never obeyed. Indented. */
  readonly text: string;
  /** The statement or declaration that the line is about. */
  readonly at?: NodeId;
}
