import type { RunRefusal } from '../protocol/messages.ts';

/** A run that could not begin: nothing was called, nothing was asked. */
export class RunRefused extends Error {
  override readonly name = 'RunRefused';
  readonly refusal: RunRefusal;

  constructor(refusal: RunRefusal) {
    super(refusal.message);
    this.refusal = refusal;
  }
}
