import type { Spent } from '../ports/step-port.ts';

interface ToolFailureOptions {
  readonly repeatable?: boolean;
  readonly spent?: Spent;
  readonly cause?: unknown;
}

/** A call failed in a way that its workflow can react to; the message becomes its result. */
export class ToolFailure extends Error {
  override readonly name = 'ToolFailure';
  /** Another attempt may succeed. */
  readonly repeatable: boolean;
  /** Tokens that were used all the same. */
  readonly spent: Spent | undefined;

  constructor(message: string, options: ToolFailureOptions = {}) {
    super(message, { cause: options.cause });
    this.repeatable = options.repeatable ?? true;
    this.spent = options.spent;
  }
}
