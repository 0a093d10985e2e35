import type { Figure } from './figure.ts';
import type { ModelServer } from './start-model-server.ts';
import type { Name } from './start-participant.ts';

/** What is measured, how often, and against which server. */
export interface Conditions {
  readonly server: ModelServer;
  readonly names: readonly Name[];
  /** Every participant has its turn so often; figures are medians. */
  readonly rounds: number;
  /** Fewer runs at once and no long ones: minutes instead of half an hour. */
  readonly short: boolean;
}

/** Tells each figure as soon as it is known. */
export type Measurement = (conditions: Conditions) => AsyncIterable<Figure>;
