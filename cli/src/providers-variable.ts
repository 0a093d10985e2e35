import { readFileSync } from 'node:fs';
import { CliError } from './cli-error.ts';

/** Providers as they were written, by name. */
export type WrittenProviders = Readonly<Record<string, unknown>>;

/** The object that `WF_PROVIDERS` holds, or the file that it names as `@FILE`. Anything else is a `CliError`. */
export function writtenProviders(variable: string | undefined): WrittenProviders {
  if (variable === undefined || variable === '') return {};
  return recordOf(parse(variable.startsWith('@') ? textOfFile(variable.slice(1)) : variable), 'WF_PROVIDERS');
}

/** Names that `WF_PROVIDERS` adds to the known ones. What is wrong with it is said when a run needs it. */
export function providerNamesOf(env: Readonly<Record<string, string | undefined>>): readonly string[] {
  try {
    return Object.keys(writtenProviders(env.WF_PROVIDERS));
  } catch {
    return [];
  }
}

/** The fields of an object; a `CliError` that names the place when it is none. */
export function recordOf(value: unknown, place: string): Readonly<Record<string, unknown>> {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return { ...value };
  throw new CliError(`${place} must be an object.`);
}

function textOfFile(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    throw new CliError(`WF_PROVIDERS names the file \`${path}\`, which cannot be read.`, { cause: error });
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new CliError('WF_PROVIDERS is not JSON.', { cause: error });
  }
}
