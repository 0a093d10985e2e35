import { parseArgs, type ParseArgsConfig } from 'node:util';
import { CliError } from './cli-error.ts';
import { didYouMean } from '#core/text/nearest.ts';

type OptionTable = NonNullable<ParseArgsConfig['options']>;

/** What a command's options and words come out as. */
export type ParsedOptions<T extends OptionTable> = ReturnType<
  typeof parseArgs<{ options: T; strict: true; allowPositionals: true }>
>;

/** Reads the words after a command's name; an unknown option or a missing value is a `CliError` that names the nearest option. */
export function parseOptions<const T extends OptionTable>(
  command: string,
  options: T,
  argv: readonly string[],
): ParsedOptions<T> {
  try {
    return parseArgs({ args: [...argv], options, strict: true, allowPositionals: true });
  } catch (error) {
    throw new CliError(`${complaint(error, options)} See \`wf ${command} --help\`.`, { cause: error });
  }
}

function complaint(error: unknown, options: OptionTable): string {
  const message = error instanceof Error ? error.message : String(error);
  const option = /'(-{1,2}[^'\s]+)/.exec(message)?.[1];
  const unknown = error instanceof Error && 'code' in error && error.code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION';
  if (unknown && option !== undefined) {
    const known = Object.keys(options).map((name) => `--${name}`);
    return `Unknown option \`${option}\`.${didYouMean(option, known)}`;
  }
  return /^[^.]+\.?/.exec(message)?.[0].replace(/\.?$/, '.') ?? message;
}

/** The words of a command that takes at most `most` of them. */
export function atMost(command: string, positionals: readonly string[], most: number): readonly string[] {
  const surplus = positionals[most];
  if (surplus === undefined) return positionals;
  throw new CliError(`\`${surplus}\` is one word too many. See \`wf ${command} --help\`.`);
}

/** The whole number that an option gives, 0 or more; anything else is a `CliError`. */
export function wholeNumber(option: string, text: string): number {
  const number = Number(text);
  if (/^\d+$/.test(text) && Number.isSafeInteger(number)) return number;
  throw new CliError(`\`--${option} ${text}\` must be a whole number.`);
}
