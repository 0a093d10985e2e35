/**
 * A fault of the person who typed the command, or of the machine it runs on: a missing file, an unknown option, no key.
 *
 * Printed as one line without a stack; the process ends with `exitCode.misuse`.
 */
export class CliError extends Error {
  override readonly name = 'CliError';
}
