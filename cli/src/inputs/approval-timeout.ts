import { milliseconds } from '#language/parser/duration.ts';
import { CliError } from '../cli-error.ts';

/** Milliseconds of `--approval-timeout`, a duration as the language writes it; anything else is a `CliError`. */
export function approvalTimeoutOf(text: string): number {
  if (/^[1-9]\d*(ms|s|m|h|d)$/.test(text)) return milliseconds(text);
  throw new CliError(`\`--approval-timeout ${text}\` must be a time such as 90s, 5m or 1h.`);
}
