/** What the process ends with: a contract with scripts, listed in `wf help`. */
export const exitCode = {
  /** Nothing to say, or a run that reached its end. */
  clean: 0,
  /** A finding of severity error, or a run that ended any other way. */
  failed: 1,
  /** Wrong use, an unreadable file, or a fault of `wf` itself. */
  misuse: 2,
} as const;

export type ExitCode = (typeof exitCode)[keyof typeof exitCode];
