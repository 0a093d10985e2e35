import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { readRatings, standardRatings, type Ratings } from '#core/diagnostics/ratings.ts';
import { CliError } from '../cli-error.ts';
import { readText, shownPath } from './read-text.ts';

const fileName = 'wf.config.json';

/** The settings that hold for files: the nearest `wf.config.json` at or above each. Reads every file once. */
export class ConfigFiles {
  readonly #cwd: string;
  readonly #byFolder = new Map<string, Ratings>();

  constructor(cwd: string) {
    this.#cwd = cwd;
  }

  /** How findings in a file are rated; `path` is absolute. A broken `wf.config.json` is a `CliError`. */
  ratingsFor(path: string): Ratings {
    return this.#inFolder(dirname(path));
  }

  #inFolder(folder: string): Ratings {
    const known = this.#byFolder.get(folder);
    if (known !== undefined) return known;
    const path = join(folder, fileName);
    const parent = dirname(folder);
    const ratings = existsSync(path)
      ? ratingsIn(path, this.#cwd)
      : parent === folder
        ? standardRatings
        : this.#inFolder(parent);
    this.#byFolder.set(folder, ratings);
    return ratings;
  }
}

function ratingsIn(path: string, cwd: string): Ratings {
  const config = parse(path, cwd);
  const complain = (problem: string): CliError => new CliError(`\`${shownPath(path, cwd)}\`: ${problem}`);
  if (typeof config !== 'object' || config === null || Array.isArray(config)) {
    throw complain('It must be an object, as in { "diagnostics": { "dead-end": "warning" } }.');
  }
  const unknown = Object.keys(config).find((key) => key !== 'diagnostics' && key !== '$schema');
  if (unknown !== undefined) throw complain(`There is no setting \`${unknown}\`; there is \`diagnostics\`.`);
  if (!('diagnostics' in config)) return standardRatings;
  const { ratings, problems } = readRatings(config.diagnostics);
  if (problems.length > 0) throw complain(`\`diagnostics\`: ${problems.join(' ')}`);
  return ratings;
}

function parse(path: string, cwd: string): unknown {
  const text = readText(path, cwd);
  try {
    return JSON.parse(text) as unknown;
  } catch (error) {
    const because = error instanceof Error ? `: ${error.message}` : '';
    throw new CliError(`\`${shownPath(path, cwd)}\` is not JSON${because}.`, { cause: error });
  }
}
