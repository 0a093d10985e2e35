import type { Field, Type } from '../ir/type.ts';
import type { Openness } from './fits.ts';
import { partsOf } from './object-alternatives.ts';
import { isAny, optionsOf, type SimpleType } from './type-options.ts';
import type { TypeTable } from './type-table.ts';

/** The first place where a value of one type need not fit another. */
export interface Misfit {
  /** Fields and elements that lead there: `.name`, `[]`. Empty for the value itself. */
  readonly path: string;
  readonly kind: 'other-type' | 'missing' | 'may-be-missing' | 'unknown-field';
  /** What stands there, and what should; the whole object where one of its fields is at fault. */
  readonly from: Type;
  readonly to: Type;
}

/** Steps after which a comparison gives up and says nothing: far more than any type that a person writes needs. */
const patience = 20_000;

/** Types may refer to themselves; below this depth of nesting nothing is said. */
const deepest = 60;

/**
 * Whether every value of `from` fits `to`, as `fit` decides it for values: structurally, literals by JSON value,
 * `integer` within `number`, `any` both ways. `open` lets values have fields that `to` does not declare.
 *
 * `undefined` when all fit, or when it cannot be told; otherwise some value of `from` does not.
 */
export function misfitOf(from: Type, to: Type, types: TypeTable, openness: Openness): Misfit | undefined {
  return new Comparison(types, openness).compare(from, to, '', 0);
}

class Comparison {
  private readonly types: TypeTable;
  private readonly openness: Openness;
  private readonly inProgress = new Map<Type, Set<Type>>();
  private steps = 0;

  constructor(types: TypeTable, openness: Openness) {
    this.types = types;
    this.openness = openness;
  }

  compare(from: Type, to: Type, path: string, depth: number): Misfit | undefined {
    this.steps += 1;
    if (this.steps > patience || depth > deepest) return undefined;
    const targets = optionsOf(to, this.types);
    if (targets.some(isAny)) return undefined;
    for (const option of optionsOf(from, this.types)) {
      const misfit = isAny(option) ? undefined : this.option(option, { to, targets }, path, depth);
      if (misfit !== undefined) return misfit;
    }
    return undefined;
  }

  /** One option of `from` must fit one of `to`, or each part of it one of its own. */
  private option(from: SimpleType, target: Target, path: string, depth: number): Misfit | undefined {
    this.steps += 1;
    let near: Misfit | undefined;
    let alike = 0;
    for (const to of target.targets) {
      const misfit = this.simple(from, to, path, depth);
      if (misfit === undefined) return undefined;
      if (to.kind !== from.kind || (to.kind !== 'object' && to.kind !== 'array')) continue;
      alike += 1;
      near = misfit;
    }
    if (this.steps > patience || depth > deepest) return undefined;
    if (alike === 1) return near;
    // No single option takes all values of `from`, but several may share them.
    const parts = partsOf(from, this.types);
    if (parts.length > 0 && parts.every((part) => this.option(part, target, path, depth + 1) === undefined)) {
      return undefined;
    }
    return mismatch(path, from, target.to);
  }

  private simple(from: SimpleType, to: SimpleType, path: string, depth: number): Misfit | undefined {
    if (from.kind === 'object' && to.kind === 'object') {
      return this.once(from, to, () => this.fields(from.fields, to, from, path, depth));
    }
    if (from.kind === 'array' && to.kind === 'array') {
      return this.once(from, to, () => this.compare(from.element, to.element, `${path}[]`, depth + 1));
    }
    return scalarFits(from, to) ? undefined : mismatch(path, from, to);
  }

  private fields(
    given: readonly Field[],
    to: Extract<Type, { kind: 'object' }>,
    from: Type,
    path: string,
    depth: number,
  ): Misfit | undefined {
    const byName = new Map(given.map((field) => [field.name, field]));
    for (const wanted of to.fields) {
      const field = byName.get(wanted.name);
      const below = `${path}.${wanted.name}`;
      byName.delete(wanted.name);
      if (field === undefined) {
        if (!wanted.optional) return { path: below, kind: 'missing', from, to };
        continue;
      }
      if (field.optional && !wanted.optional) return { path: below, kind: 'may-be-missing', from, to };
      const misfit = this.compare(field.type, wanted.type, below, depth + 1);
      if (misfit !== undefined) return misfit;
    }
    const [surplus] = this.openness === 'closed' ? byName.keys() : [];
    return surplus === undefined ? undefined : { path: `${path}.${surplus}`, kind: 'unknown-field', from, to };
  }

  /** Recursive types: a pair that is being compared fits as far as this comparison is concerned. */
  private once(from: Type, to: Type, run: () => Misfit | undefined): Misfit | undefined {
    const open = this.inProgress.get(from) ?? new Set<Type>();
    if (open.has(to)) return undefined;
    this.inProgress.set(from, open.add(to));
    try {
      return run();
    } finally {
      open.delete(to);
    }
  }
}

interface Target {
  readonly to: Type;
  readonly targets: readonly SimpleType[];
}

function mismatch(path: string, from: Type, to: Type): Misfit {
  return { path, kind: 'other-type', from, to };
}

function scalarFits(from: SimpleType, to: SimpleType): boolean {
  if (to.kind === 'literal') return from.kind === 'literal' && from.value === to.value;
  if (to.kind !== 'primitive') return false;
  if (from.kind === 'literal') {
    return to.name === 'integer' ? Number.isInteger(from.value) : typeof from.value === to.name;
  }
  if (from.kind !== 'primitive') return false;
  return from.name === to.name || (from.name === 'integer' && to.name === 'number');
}
