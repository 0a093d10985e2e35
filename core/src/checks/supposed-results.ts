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
  const open = decisions.map((decision) => ({ ...decision, kinds: kindsOf(decision) }));
  const count = open.reduce((product, { kinds }) => product * (2 ** kinds.length - 1), 1);
  if (count > Math.min(mostVersions, mostWork / (flow.tools.length + flow.rules.length))) return [];
  let versions: readonly Flow[] = [flow];
  for (const { tool, path, kinds } of open) {
    versions = versions.flatMap((version) =>
      selections(kinds).map((options) => returning(version, tool, nested(path, options))),
    );
  }
  return versions;
}

/** One flow in which every run of every version can happen: these decisions may go any of their ways, at each call anew. */
export function flowSupposingAll(flow: Flow, decisions: readonly ConditionalRule[]): Flow {
  return decisions.reduce((version, { tool }) => returning(version, tool, { kind: 'primitive', name: 'any' }), flow);
}

/** Values that no case names: none names an object. */
const others: Type = { kind: 'object', fields: [] };

/** What a decision can tell apart, as types. */
function kindsOf({ cases }: ConditionalRule): readonly Type[] {
  const keys = new Set<Scalar>(cases.flatMap((one) => one.keys));
  return [...[...keys].map((value): Type => ({ kind: 'literal', value })), others];
}

/** Every choice of at least one of the options. */
function selections(options: readonly Type[]): readonly (readonly Type[])[] {
  let chosen: readonly (readonly Type[])[] = [];
  for (const option of options) chosen = [...chosen, [option], ...chosen.map((others) => [...others, option])];
  return chosen;
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
