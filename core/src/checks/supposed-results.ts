import type { Scalar } from '../ir/json.ts';
import type { Flow } from '../ir/flow.ts';
import type { Type } from '../ir/type.ts';
import type { ConditionalRule } from '../rules/tool-rule.ts';

/** A flow may be this large in all its versions together: each is explored. */
const mostWork = 20_000;
const mostVersions = 255;

/**
 * The flow once for everything that the fields may turn out to hold at which these decisions look: any of the values that
 * their cases name, others, or only some of all these. Whatever a correction makes of a field, its runs are those of one
 * version. None where there are too many, or where a tool has another `when` beside.
 */
export function flowsSupposing(flow: Flow, decisions: readonly ConditionalRule[]): readonly Flow[] {
  const tools = new Set(decisions.map(({ tool }) => tool));
  const decided = flow.rules.filter((rule) => rule.type === 'conditional' && tools.has(rule.tool));
  if (decided.length > tools.size) return [];
  const kinds = decisions.map(kindsOf);
  const count = kinds.reduce((product, { length }) => product * (2 ** length - 1), 1);
  if (count > Math.min(mostVersions, mostWork / (flow.tools.length + flow.rules.length))) return [];
  let versions: readonly Flow[] = [flow];
  for (const [index, { tool, path }] of decisions.entries()) {
    versions = versions.flatMap((version) =>
      selections(kinds[index] ?? []).map((options) => returning(version, tool, nested(path, options))),
    );
  }
  return versions;
}

/** Values that no case names: nothing else is a list. */
const others: Type = { kind: 'array', element: { kind: 'primitive', name: 'any' } };

/** What a decision can tell apart, as types. */
function kindsOf({ cases }: ConditionalRule): readonly Type[] {
  const keys = new Set<Scalar>(cases.flatMap((one) => one.keys));
  return [...[...keys].map((value): Type => ({ kind: 'literal', value })), others];
}

/** Every choice of at least one of the options; the smallest first, as they differ most. */
function selections(options: readonly Type[]): readonly (readonly Type[])[] {
  const chosen = Array.from({ length: 2 ** options.length - 1 }, (_, index) =>
    options.filter((_option, place) => Math.floor((index + 1) / 2 ** place) % 2 === 1),
  );
  return chosen.sort((one, other) => one.length - other.length);
}

/** An object in which these values stand at the end of a path. */
function nested(path: readonly string[], options: readonly Type[]): Type {
  return path.reduceRight<Type>(
    (type, name) => ({ kind: 'object', fields: [{ id: '', name, type, optional: false }] }),
    { kind: 'union', options },
  );
}

function returning(flow: Flow, tool: string, returns: Type): Flow {
  return { ...flow, tools: flow.tools.map((one) => (one.name === tool ? { ...one, returns } : one)) };
}
