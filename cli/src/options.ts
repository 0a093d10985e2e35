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

/** What is wrong with the option that the error is about. Node names it in its message only. */
function complaint(error: unknown, options: OptionTable): string {
  const option = /'(-{1,2}[^'\s]+)/.exec(String(error))?.[1] ?? '';
  const known = Object.keys(options).map((name) => `--${name}`);
  const type = new Map(Object.entries(options)).get(option.slice(2))?.type;
  switch (type) {
    case undefined:
      return `Unknown option \`${option}\`.${didYouMean(option, known)}`;
    case 'boolean':
      return `\`${option}\` takes no value.`;
    case 'string':
      return `\`${option}\` needs a value; one that begins with \`-\` is written \`${option}=-…\`.`;
  }
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
  if (!/^\d+$/.test(text)) throw new CliError(`\`--${option} ${text}\` must be a whole number.`);
  if (Number.isSafeInteger(number)) return number;
  throw new CliError(`\`--${option} ${text}\` is too large.`);
}
