import { dirname, join } from 'node:path';
import { standardRatings, type Ratings } from '#core/diagnostics/ratings.ts';
import { ratingFileName, readRatingFile } from '#language/validation/rating-file.ts';
import { CliError } from '../cli-error.ts';
import { isThere, type Disk } from '../disk/disk.ts';
import { readText, shownPath } from './read-text.ts';

/** The settings that hold for files: the nearest `wf.config.json` at or above each. Reads every file once. */
export class ConfigFiles {
  readonly #cwd: string;
  readonly #disk: Disk;
  readonly #byFolder = new Map<string, Ratings>();

  constructor(cwd: string, disk: Disk) {
    this.#cwd = cwd;
    this.#disk = disk;
  }

  /** How findings in a file are rated; `path` is absolute. A broken `wf.config.json` is a `CliError`. */
  ratingsFor(path: string): Ratings {
    return this.#inFolder(dirname(path));
  }

  #inFolder(folder: string): Ratings {
    const known = this.#byFolder.get(folder);
    if (known !== undefined) return known;
    const path = join(folder, ratingFileName);
    const parent = dirname(folder);
    const ratings = isThere(this.#disk, path)
      ? ratingsIn(path, this.#cwd, this.#disk)
      : parent === folder
        ? standardRatings
        : this.#inFolder(parent);
    this.#byFolder.set(folder, ratings);
    return ratings;
  }
}

function ratingsIn(path: string, cwd: string, disk: Disk): Ratings {
  const { ratings, problems } = readRatingFile(readText(path, cwd, disk), shownPath(path, cwd));
  const [problem] = problems;
  if (problem !== undefined) throw new CliError(problem);
  return ratings;
}
