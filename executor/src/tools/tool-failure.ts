interface ToolFailureOptions {
  readonly repeatable?: boolean;
  readonly cause?: unknown;
}

/** A call failed in a way that its workflow can react to; the message becomes its result. */
export class ToolFailure extends Error {
  override readonly name = 'ToolFailure';
  /** Another attempt may succeed. */
  readonly repeatable: boolean;

  constructor(message: string, options: ToolFailureOptions = {}) {
    super(message, { cause: options.cause });
    this.repeatable = options.repeatable ?? true;
  }
}
