import { counted } from '#core/events/measures.ts';
import { visibleText } from '#core/events/visible-text.ts';
import type { Json } from '#core/ir/json.ts';
import { isRecord } from '#core/types/fits.ts';
import { rehearsalModel } from '#executor/rehearsal/rehearsal.ts';

/** What the results of a batch are made by. */
export interface Origin {
  /** `rehearsal` makes results up; `undefined` when no model is asked for. */
  readonly model: string | undefined;
  /** Of row 0, when it is a rehearsal. */
  readonly seed: number | undefined;
}

/** Counts results that another batch made: this one, which is made by `own`, must not add to them. */
export class ForeignResults {
  readonly #own: Origin;
  #other: Origin | undefined;
  #count = 0;
  #nameless = 0;
  #tokens = 0;

  constructor(own: Origin) {
    this.#own = own;
  }

  /** Takes one result of the file. Nothing ran for one with `invalid-inputs`. */
  add(row: number, { reason, model, seed, usage }: Readonly<Record<string, Json>>): void {
    if (reason === 'invalid-inputs') return;
    if (model === undefined) {
      this.#nameless += 1;
      if (usage !== undefined && isRecord(usage) && typeof usage.input === 'number') this.#tokens += usage.input;
      return;
    }
    const origin: Origin = {
      model: typeof model === 'string' ? model : undefined,
      seed: model === rehearsalModel && typeof seed === 'number' ? seed - row : undefined,
    };
    if (isSame(origin, this.#own)) return;
    this.#other ??= origin;
    if (isSame(origin, this.#other)) this.#count += 1;
  }

  /**
   * What is wrong, in one sentence; `undefined` when all results are of this batch. Where a record stands beside them, it tells
   * what made those that say nothing of a model.
   */
  problemIn(shown: string, isRecorded: boolean): string | undefined {
    const what = this.#whatOther(isRecorded);
    return what === undefined ? undefined : `\`${shown}\` holds ${what}, and this is ${nameOf(this.#own)}.`;
  }

  #whatOther(isRecorded: boolean): string | undefined {
    if (this.#other !== undefined) return `${counted(this.#count, 'result')} of ${nameOf(this.#other)}`;
    if (this.#nameless === 0 || this.#own.model === undefined || isRecorded) return undefined;
    // An earlier version wrote them: tokens tell that a model was asked, and nothing made up.
    if (this.#tokens > 0 && this.#own.model !== rehearsalModel) return undefined;
    return `${counted(this.#nameless, 'result')} without the name of a model`;
  }
}

function isSame(one: Origin, other: Origin): boolean {
  return one.model === other.model && one.seed === other.seed;
}

function nameOf({ model, seed }: Origin): string {
  if (model === undefined) return 'a batch without a model';
  if (model !== rehearsalModel) return `a batch with the model \`${visibleText(model)}\``;
  return seed === undefined ? 'a rehearsal' : `a rehearsal with seed ${seed}`;
}
