import { UriUtils, type FileSystemProvider, type URI } from 'langium';
import { standardRatings, type Ratings } from '#core/diagnostics/ratings.ts';
import { ratingFileName, readRatingFile } from '#language/validation/rating-file.ts';

/** The `wf.config.json` files of the workspace. Each is read once until it is to be forgotten. */
export class ConfigFiles {
  readonly #fileSystem: FileSystemProvider;
  readonly #complain: (problem: string) => void;
  readonly #byFolder = new Map<string, Ratings>();

  /** `complain` is told of what cannot be used, one sentence each. */
  constructor(fileSystem: FileSystemProvider, complain: (problem: string) => void) {
    this.#fileSystem = fileSystem;
    this.#complain = complain;
  }

  /** How findings in a file are rated: as the nearest `wf.config.json` says, up to `top` where that holds the file. */
  ratingsFor(file: URI, top: URI | undefined): Ratings {
    return file.scheme === 'file' ? this.#inFolder(UriUtils.dirname(file), top) : standardRatings;
  }

  /** Some of the files may have changed. */
  forget(): void {
    this.#byFolder.clear();
  }

  #inFolder(folder: URI, top: URI | undefined): Ratings {
    const key = folder.toString();
    const known = this.#byFolder.get(key);
    if (known !== undefined) return known;
    const parent = UriUtils.dirname(folder);
    const isTop = parent.path === folder.path || (top !== undefined && UriUtils.equals(folder, top));
    const ratings = this.#at(folder) ?? (isTop ? standardRatings : this.#inFolder(parent, top));
    this.#byFolder.set(key, ratings);
    return ratings;
  }

  #at(folder: URI): Ratings | undefined {
    const path = UriUtils.joinPath(folder, ratingFileName);
    try {
      if (!this.#fileSystem.existsSync(path)) return undefined;
      const { ratings, problems } = readRatingFile(this.#fileSystem.readFileSync(path), path.fsPath);
      problems.forEach(this.#complain);
      return ratings;
    } catch {
      this.#complain(`\`${path.fsPath}\` cannot be read.`);
      return standardRatings;
    }
  }
}

/** Whether a file is one that rates findings. */
export function isConfigFile(file: URI): boolean {
  return UriUtils.basename(file) === ratingFileName;
}
