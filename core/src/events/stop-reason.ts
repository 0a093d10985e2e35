/** Why a run ended (DESIGN.md section 2). Only `exit` and `answered` are success; a limit never is. */
export const stopReasons = [
  'exit',
  'answered',
  'dead-end',
  'unmatched-result',
  'rule-violation',
  'invalid-arguments',
  'no-tool-call',
  'tool-failed',
  'model-failed',
  'approval-denied',
  'max-steps',
  'budget',
  'timeout',
  'cancelled',
] as const;

export type StopReason = (typeof stopReasons)[number];

/** The run did what its author asked for. */
export function isSuccess(reason: StopReason): boolean {
  return reason === 'exit' || reason === 'answered';
}
