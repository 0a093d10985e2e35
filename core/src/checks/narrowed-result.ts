import type { Scalar } from '../ir/json.ts';
import type { Type } from '../ir/type.ts';
import { canBe, canBeOther, valuesAt } from '../automaton/result-values.ts';
import { optionsOf, unionOf } from '../types/type-options.ts';
import type { TypeTable } from '../types/type-table.ts';

/** The part of a result type that a case of a `when` takes: its values at the path can be one of the keys. */
export function narrowTo(type: Type, path: readonly string[], keys: readonly Scalar[], types: TypeTable): Type {
  if (path.length === 0) {
    const values = valuesAt(type, path, types);
    return unionOf(keys.filter((key) => canBe(values, key)).map((value) => ({ kind: 'literal', value })));
  }
  return unionOf(
    optionsOf(type, types).filter((option) => {
      const values = valuesAt(option, path, types);
      return keys.some((key) => canBe(values, key));
    }),
  );
}

/** The part that is left for `else`: its values at the path can be none of the keys. */
export function narrowBeyond(type: Type, path: readonly string[], keys: readonly Scalar[], types: TypeTable): Type {
  const named = new Set(keys);
  return unionOf(optionsOf(type, types).filter((option) => canBeOther(valuesAt(option, path, types), named)));
}
