import type { RecordedOp } from '../journal/recorded-op.ts';
import type { ToolOp } from '../ports/step-port.ts';
import { redacted } from '../secrets/redactor.ts';
import type { Performer } from './direct-steps.ts';

/** An operation that is recorded, and how it is performed when it was not. */
export interface Work<Result> {
  readonly name: string;
  readonly op: RecordedOp;
  readonly signal: AbortSignal;
  readonly perform: (performer: Performer) => Promise<Result>;
  /** Set for a call of a tool. */
  readonly call?: ToolOp;
}

/** Throws for a call that would hand out `[secret]` where a secret was. */
export function refuseSealed({ tool, arguments: args }: ToolOp): void {
  if (!JSON.stringify(args).includes(redacted)) return;
  throw new Error(`the arguments of \`${tool}\` hold a secret of an earlier result, which the journal does not keep`);
}
