import { createEnabledTools, enabledTools, type EnabledTools } from '../rules/enabled-tools.ts';
import type { TransitionSystem } from './transition-system.ts';
import type { Walker } from './walker.ts';

/** Asks what could be called if no hidden slot had grown: at least what any state with the same entry allows. */
export class BestCase {
  readonly #system: TransitionSystem;
  readonly #slots: Int32Array;
  readonly #enabled: EnabledTools;

  constructor(system: TransitionSystem) {
    this.#system = system;
    this.#slots = new Int32Array(system.compiled.slots.maxima.length);
    this.#enabled = createEnabledTools(system.compiled);
  }

  /** The answer for the place of a walker; valid until the next question. */
  at({ position, slots }: Walker): EnabledTools {
    this.#slots.set(slots);
    for (const slot of this.#system.hidden) this.#slots[slot] = 0;
    enabledTools(this.#system.compiled, position, this.#slots, this.#enabled);
    return this.#enabled;
  }
}
