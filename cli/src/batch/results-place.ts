import { existsSync, readlinkSync, realpathSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { CliError } from '../cli-error.ts';

/** Where a batch keeps what it has done. */
export interface ResultsPlace {
  /** The file of the results itself, also where it was named by a link. */
  readonly out: string;
  /** The record of the rows that are under way: one, whichever name the results were called by. */
  readonly record: string;
}

/**
 * The place that a path for results means. A `CliError` when a record stands beside the link instead of the file: earlier
 * versions left it there, and who did not see it would make its calls again.
 */
export function resultsPlace(path: string): ResultsPlace {
  const out = withoutLink(path);
  const [record, other] = [recordOf(out), recordOf(path)];
  if (out === path || real(other) === real(record) || !existsSync(other)) return { out, record };
  throw new CliError(
    `The batch was recorded in ${other}, beside a link to its results: rename that to ${record} to go on with it, or remove it.`,
  );
}

function recordOf(out: string): string {
  return `${out}.journal`;
}

/** Follows links from the file that is named, also to one that is not there yet. */
function withoutLink(path: string, seen: readonly string[] = []): string {
  const target = targetOf(path);
  return target === undefined || seen.includes(target) ? path : withoutLink(target, [...seen, path]);
}

function targetOf(path: string): string | undefined {
  try {
    return resolve(realpathSync(dirname(path)), readlinkSync(path));
  } catch {
    // It is no link, or none that may be looked at: writing to it tells.
    return undefined;
  }
}

/** The same for each path to one file, but for links that it is itself. */
function real(path: string): string {
  try {
    return join(realpathSync(dirname(path)), basename(path));
  } catch {
    return path;
  }
}
