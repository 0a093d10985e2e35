import type { URI } from 'langium';
import { standardRatings, type Ratings } from '#core/diagnostics/ratings.ts';

/** How the findings of each file are to be rated. Whoever knows the settings says so with `use`; until then nothing is re-rated. */
export class RatingSource {
  private source: (file: URI) => Ratings = () => standardRatings;

  use(source: (file: URI) => Ratings): void {
    this.source = source;
  }

  ratingsFor(file: URI): Ratings {
    return this.source(file);
  }
}
