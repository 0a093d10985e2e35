import { classAt, failedPosition, type OutcomeTable } from './outcome-table.ts';
import type { Choice, ChildRule, ConditionalRule, InitRule, TerminalRule, ToolRule } from './tool-rule.ts';
import { mayFollow, type OrderTable } from './order-table.ts';
import type { SlotTable } from './slot-table.ts';
import type { ToolNumbers } from './tool-numbers.ts';
import { noNumber } from './no-number.ts';

/** What the rules say at one position, before counts and marks are looked at. */
export interface PositionRules {
  /** The run stops here: the `when` knows no case, or the call failed and nothing takes the failure. */
  readonly stop?: 'unmatched' | 'failed';
  /** The last call was an exit tool. */
  readonly terminal?: TerminalRule;
  /** Start, arrows and cases in force, in statement order. */
  readonly chosen: readonly Chosen[];
  /** The first call, of which `start` names the tools: exactly `targets`, whatever other rules say. */
  readonly first: boolean;
  /** An arrow or case names the targets; else every tool of the workflow is one. */
  readonly restricted: boolean;
  /** Tools that the choice names, by number; all tools of the workflow when nothing restricts. */
  readonly written: Int32Array;
  /** Those of `written` that may be called directly after the last call. */
  readonly targets: Int32Array;
  /** Some target has a limit or waits for a mark. */
  readonly guarded: boolean;
  /** Some tool that an arrow or case names has a limit that says what stands in for it. */
  readonly replaceable: boolean;
  readonly exit: ExitMark;
}

/** How `exit` stands in a choice: `beside` others, the model may finish; `alone`, the run ends. */
export type ExitMark = 'none' | 'beside' | 'alone';

/** A rule and the choice that it puts in force at a position. */
export interface Chosen {
  readonly rule: InitRule | ChildRule | ConditionalRule;
  readonly choice: Choice;
}

/** The rules that speak at the start, and directly after each tool, by number and in statement order. */
export interface RulesBySubject {
  readonly init: readonly InitRule[];
  readonly after: ReadonlyMap<number, readonly (TerminalRule | ChildRule | ConditionalRule)[]>;
}

/** Sorts rules by when they speak. */
export function groupBySubject(tools: ToolNumbers, rules: readonly ToolRule[]): RulesBySubject {
  const after = new Map<number, (TerminalRule | ChildRule | ConditionalRule)[]>();
  for (const rule of rules) {
    if (rule.type !== 'terminal' && rule.type !== 'child' && rule.type !== 'conditional') continue;
    const tool = tools.numberOf.get(rule.tool) ?? noNumber;
    const known = after.get(tool);
    if (known === undefined) after.set(tool, [rule]);
    else known.push(rule);
  }
  return { init: rules.filter((rule) => rule.type === 'init'), after };
}

/** What the rules of a workflow say at one position. */
export function rulesAt(
  position: number,
  tools: ToolNumbers,
  outcomes: OutcomeTable,
  order: OrderTable,
  slots: SlotTable,
  subjects: RulesBySubject,
): PositionRules {
  if (position === 0 && subjects.init.length > 0) {
    const isOpen = subjects.init.some((rule) => rule.choice.any);
    return isOpen ? atOpenStart(order, slots, subjects.init) : atStart(tools, subjects.init);
  }
  const last = outcomes.toolAt[position] ?? noNumber;
  const chosen: Chosen[] = [];
  let stop: 'unmatched' | 'failed' | undefined;
  let terminal: TerminalRule | undefined;
  for (const rule of subjects.after.get(last) ?? []) {
    if (rule.type === 'terminal') terminal = rule;
    if (rule.type === 'child') chosen.push({ rule, choice: rule.choice });
    if (rule.type !== 'conditional') continue;
    const choice = chosenCase(rule, position, last, outcomes);
    if (choice === 'failed' || choice === 'unmatched') stop ??= choice;
    else if (choice !== undefined) chosen.push({ rule, choice });
  }
  const restricting = chosen.filter(({ choice }) => !choice.any);
  const written = restricting.length === 0 ? order.all : intersection(restricting, tools);
  const targets =
    restricting.length === 0 ? openTargets(order, last) : written.filter((tool) => mayFollow(order, last, tool));
  return {
    ...(stop === undefined ? {} : { stop }),
    ...(terminal === undefined ? {} : { terminal }),
    chosen,
    first: false,
    restricted: restricting.length > 0,
    written,
    targets,
    guarded: isGuarded(slots, targets),
    replaceable: restricting.length > 0 && written.some((tool) => slots.replaced[tool] === 1),
    exit: exitOf(chosen.map(({ choice }) => choice)),
  };
}

function atStart(tools: ToolNumbers, inits: readonly InitRule[]): PositionRules {
  const named = inits.flatMap((rule) =>
    rule.choice.targets.map((target) => tools.numberOf.get(target.tool) ?? noNumber),
  );
  const targets = Int32Array.from(named);
  return {
    chosen: inits.map((rule) => ({ rule, choice: rule.choice })),
    first: true,
    restricted: true,
    written: targets,
    targets,
    guarded: false,
    replaceable: false,
    exit: !inits.some((rule) => rule.choice.exit !== undefined) ? 'none' : targets.length === 0 ? 'alone' : 'beside',
  };
}

/** `start -> any | exit`: `any` names no tool, so every other rule holds for the first call too. */
function atOpenStart(order: OrderTable, slots: SlotTable, inits: readonly InitRule[]): PositionRules {
  const targets = openTargets(order, noNumber);
  return {
    chosen: inits.map((rule) => ({ rule, choice: rule.choice })),
    first: false,
    restricted: false,
    written: order.all,
    targets,
    guarded: isGuarded(slots, targets),
    replaceable: false,
    exit: inits.some((rule) => rule.choice.exit !== undefined) ? 'beside' : 'none',
  };
}

function isGuarded({ limits, needs }: SlotTable, targets: Int32Array): boolean {
  return targets.some((tool) => limits[tool] !== Infinity || (needs[tool]?.length ?? 0) > 0);
}

/** Several choices in force allow an exit only together. */
function exitOf(choices: readonly Choice[]): ExitMark {
  if (choices.length === 0) return 'none';
  let mark: ExitMark = 'beside';
  for (const choice of choices) {
    if (choice.exit === undefined) return 'none';
    if (choice.targets.length === 0 && !choice.any) mark = 'alone';
  }
  return mark;
}

const nothing: Choice = { targets: [], any: false };

/** The choice that a `when` puts in force; `undefined`: it restricts nothing. */
function chosenCase(
  rule: ConditionalRule,
  position: number,
  last: number,
  outcomes: OutcomeTable,
): Choice | 'unmatched' | 'failed' | undefined {
  const failed = position === failedPosition(outcomes, last);
  const field = outcomes.fields[last]?.find((one) => one.rules.includes(rule));
  if (!failed && field === undefined) return undefined;
  const outcome = field === undefined ? noNumber : classAt(outcomes, position, field);
  const taken = failed
    ? rule.failed
    : rule.cases.find((one) => one.keys.some((key) => field?.keys.get(key) === outcome))?.choice;
  const choice = taken ?? rule.otherwise;
  if (choice !== undefined) return choice;
  if (rule.unmatched === 'stop') return failed ? 'failed' : 'unmatched';
  return rule.unmatched === 'nothing' ? nothing : undefined;
}

function intersection(chosen: readonly Chosen[], tools: ToolNumbers): Int32Array {
  const sets = chosen.map(
    ({ choice }) => new Set(choice.targets.map((one) => tools.numberOf.get(one.tool) ?? noNumber)),
  );
  const [first = new Set<number>(), ...others] = sets;
  const common = [...first].filter((tool) => tool < tools.attached && others.every((set) => set.has(tool)));
  return Int32Array.from(common).sort();
}

/** All tools that may follow when no arrow restricts; shared between positions wherever the last call makes no difference. */
function openTargets(order: OrderTable, last: number): Int32Array {
  if (order.onlyBefore.has(last)) return order.all.filter((tool) => mayFollow(order, last, tool));
  const waiting = order.waiting.get(last);
  return waiting === undefined ? order.free : Int32Array.from([...order.free, ...waiting]).sort();
}
