import type { Json } from '#core/ir/json.ts';
import { LettaSolver } from '#core/rules/letta/letta-solver.ts';
import {
  approvalTools,
  hasChildren,
  isContinue,
  isTerminal,
  mustCall,
  promptRules,
  violationHints,
} from '#core/rules/letta/predicates.ts';
import { validateWireRule } from '#core/rules/letta/validate.ts';
import type { WireRule } from '#core/rules/letta/wire-rule.ts';
import type { RuleSetVector, StateVector } from './vector-file.ts';

/** What our side answers for a recorded state, in the vectors' own notation. */
export type Answers = Pick<StateVector, 'a' | 'e' | 'x' | 'p' | 'q' | 'u' | 'f'> & {
  readonly g?: readonly number[];
  /** Tools for which `whyNot` and the allowed set disagree. */
  readonly disagreements: readonly string[];
};

/** Rules of a set as the wire would carry them; throws when validation refuses one, which no vector expects. */
export function wireRules(inputs: readonly Json[]): readonly WireRule[] {
  return inputs.map((input) => {
    const validated = validateWireRule(input);
    if (!validated.ok) throw new Error(`refused: ${validated.errors.join(', ')}`);
    return validated.rule;
  });
}

/** Plays the states of a rule set through the solver, one answer per state. */
export function playRuleSet(set: RuleSetVector): readonly Answers[] {
  const solver = new LettaSolver(wireRules(set.rules));
  return set.s.map((state) => {
    if (state.op === 'clear') solver.clear();
    if (state.c !== undefined) solver.register(state.c);
    return answersAt(solver, set, state);
  });
}

/** Static answers about a rule set: prompt order and approval list. */
export function describeRuleSet(set: RuleSetVector): Pick<RuleSetVector, 'pp' | 'ra'> {
  const rules = wireRules(set.rules);
  return { pp: promptRules(rules), ra: approvalTools(rules) };
}

function answersAt(solver: LettaSolver, set: RuleSetVector, state: StateVector): Answers {
  const available = state.av ?? set.tools;
  const response = state.r ?? null;
  const starting = solver.history.length === 0 && solver.rules.some((rule) => rule.type === 'run_first');
  const lenient = solver.allowed(available, response);
  const strict = solver.allowed(available, response, true);
  const { values, provenance } = solver.prefilled;
  return {
    ...(lenient.kind === 'exception'
      ? { e: lenient.type }
      : {
          a: starting ? lenient.tools : lenient.tools.toSorted(byCodePoint),
          ...(strict.kind === 'exception' ? { x: strict.type } : {}),
        }),
    p: Object.fromEntries(Array.from(values, ([tool, args]) => [tool, Object.fromEntries(args)])),
    q: Object.fromEntries(provenance),
    u: solver.uncalledRequired(available).toSorted(byCodePoint),
    f: bits(solver, state),
    ...(state.g === undefined ? {} : { g: hintsFor(solver, state.g[0]) }),
    disagreements: disagreements(solver, set, state),
  };
}

function bits({ rules, history }: LettaSolver, { c }: StateVector): number {
  const force = mustCall(rules, history) ? 16 : 0;
  if (c === undefined) return force;
  const approval = approvalTools(rules).includes(c) ? 8 : 0;
  return (
    (isTerminal(rules, c) ? 1 : 0) + (isContinue(rules, c) ? 2 : 0) + (hasChildren(rules, c) ? 4 : 0) + approval + force
  );
}

function hintsFor({ rules, history }: LettaSolver, attempted: string): readonly number[] {
  return violationHints(rules, attempted, history.at(-1));
}

function disagreements(solver: LettaSolver, set: RuleSetVector, state: StateVector): readonly string[] {
  const available = state.av ?? set.tools;
  const response = state.r ?? null;
  const answer = solver.allowed(available, response);
  const asked = new Set([...set.tools, ...available, ...solver.rules.map((rule) => rule.tool_name), 'nobody']);
  return [...asked].filter((tool) => {
    const obstacles = solver.whyNot(available, response, tool);
    if (answer.kind === 'exception') return obstacles !== undefined;
    return obstacles === undefined || (obstacles.length === 0) !== answer.tools.includes(tool);
  });
}

/** Python's order of strings. */
function byCodePoint(one: string, other: string): number {
  const [left, right] = [Array.from(one), Array.from(other)];
  const index = left.findIndex((character, at) => character !== right[at]);
  if (index < 0) return left.length - right.length;
  return (left[index]?.codePointAt(0) ?? -1) - (right[index]?.codePointAt(0) ?? -1);
}
