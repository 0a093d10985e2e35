import { counted } from '#core/events/measures.ts';
import { visibleText } from '#core/events/visible-text.ts';
import type { Json } from '#core/ir/json.ts';
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

  constructor(own: Origin) {
    this.#own = own;
  }

  /** Takes one result of the file. Nothing ran for one with `invalid-inputs`. */
  add(row: number, { reason, model, seed }: Readonly<Record<string, Json>>): void {
    if (reason === 'invalid-inputs') return;
    const origin: Origin = {
      model: typeof model === 'string' ? model : undefined,
      seed: model === rehearsalModel && typeof seed === 'number' ? seed - row : undefined,
    };
    if (isSame(origin, this.#own)) return;
    this.#other ??= origin;
    if (isSame(origin, this.#other)) this.#count += 1;
  }

  /** What is wrong, in one sentence; `undefined` when all results are of this batch. */
  problemIn(shown: string): string | undefined {
    if (this.#other === undefined) return undefined;
    return `\`${shown}\` holds ${counted(this.#count, 'result')} of ${nameOf(this.#other)}, and this is ${nameOf(this.#own)}.`;
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
