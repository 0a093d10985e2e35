import { hasExit, isOnly, names, type Choice, type Key, type Limit, type Read, type Sketch } from './sketch.ts';

/** Everything a run has done so far that a rule can ask for. */
export interface Past {
  readonly last: string | undefined;
  readonly outcome: Key | undefined;
  readonly counts: ReadonlyMap<string, number>;
  readonly succeeded: ReadonlySet<string>;
}

/** What may happen next, by the words of the language reference. */
export interface Next {
  readonly calls: readonly string[];
  /** The run is over here, or may be ended by the model. */
  readonly ends: boolean;
  /** Only a missing requirement keeps an exit from ending the run, or from being offered. */
  readonly withheld: boolean;
  /** The run stops because no case takes the result. */
  readonly unmatched: boolean;
  /** What the calls and the end that may come read. */
  readonly reads: readonly Read[];
  /** Two limits fix different things for the same call, and the reference does not say which holds. */
  readonly ambiguous: boolean;
}

const stopped: Next = { calls: [], ends: true, withheld: false, unmatched: false, reads: [], ambiguous: false };

/** What may follow after a past. */
export function nextAfter(sketch: Sketch, past: Past): Next {
  const { last } = past;
  const choice = last === undefined ? sketch.start : chosen(sketch, last, past.outcome);
  if (choice === 'stop') return { ...stopped, unmatched: past.outcome !== 'failed' };
  const complete = sketch.required.every((tool) => past.counts.has(tool));
  const alone = isOnly(choice, 'exit');
  if (alone && complete) return { ...stopped, reads: readsOf([choice ?? []], 'exit') };
  // An exit tool that is called too early leaves the choice free; a case that is nothing but an exit leaves none.
  const isVetoed = alone && last !== undefined && sketch.arrows.has(last);
  const inForce = isVetoed || choice === undefined || isOnly(choice, 'any') ? undefined : choice;
  const { calls, exits, readBy } = offered(sketch, past, inForce);
  const fixed = [...calls, ...(complete && exits ? ['exit'] : [])].map(readBy);
  return {
    calls,
    ends: complete && (exits || mayAnswer(sketch, past, choice)),
    withheld: !complete && (exits || isVetoed),
    unmatched: false,
    reads: fixed.flat(),
    ambiguous: fixed.some((reads) => reads.length > 1),
  };
}

interface Offered {
  readonly calls: readonly string[];
  readonly exits: boolean;
  /** What a call of a tool, or the exit, reads. */
  readonly readBy: (name: string) => readonly Read[];
}

/** What a choice offers after counts and orders were looked at; `undefined`: nothing is said about what follows. */
function offered(sketch: Sketch, past: Past, choice: Choice | undefined): Offered {
  const { tools } = sketch;
  const isOpen = choice === undefined || names(choice, 'any');
  const heads = choice ?? [];
  const isFirst = past.last === undefined && choice !== undefined && !isOpen;
  const standIns = isOpen || isFirst ? [] : standInsFor(sketch, past, heads);
  const all = [heads, ...standIns];
  const isNamed = (name: string): boolean => all.some((one) => names(one, name));
  return {
    calls: tools.filter((tool) => {
      if (isFirst) return isNamed(tool);
      return (isOpen || isNamed(tool) || isNamed('any')) && mayBeCalled(sketch, past, tool);
    }),
    exits: isNamed('exit'),
    // What an arrow fixes belongs to the arrow: a limit adds nothing to a head that is written there.
    readBy: (name) => readsOf(names(heads, name) ? [heads] : standIns, name),
  };
}

function readsOf(choices: readonly Choice[], name: string): readonly Read[] {
  return choices.flat().flatMap((head) => (head.name === name && head.reads !== undefined ? [head.reads] : []));
}

/** What arrows or the case of a result lead to; `undefined` where nothing is said, `stop` where no case takes it. */
function chosen({ arrows, whens }: Sketch, last: string, outcome: Key | undefined): Choice | 'stop' | undefined {
  const cases = whens.get(last);
  if (cases === undefined) return arrows.get(last);
  return cases.get(outcome ?? 'else') ?? cases.get('else') ?? 'stop';
}

/** The `else` of every limit that alone keeps out a tool of the choice, or a tool that stands in for another. */
function standInsFor(sketch: Sketch, past: Past, choice: Choice): readonly Choice[] {
  const named = new Set(choice.map(({ name }) => name));
  const standIns: Choice[] = [];
  for (const tool of named) {
    if (tool === 'exit' || tool === 'any' || !isInOrder(sketch, past, tool)) continue;
    for (const limit of sketch.limits) {
      if (limit.tool !== tool || limit.instead === undefined || !isUsedUp(past, limit)) continue;
      standIns.push(limit.instead);
      for (const { name } of limit.instead) named.add(name);
    }
  }
  return standIns;
}

/** An answer in place of a call: only where runs may answer at all, and no statement asks for a call here. */
function mayAnswer(sketch: Sketch, { last }: Past, choice: Choice | undefined): boolean {
  if (sketch.agent === 'workflow' && hasExit(sketch)) return false;
  if (choice !== undefined && !(isOnly(choice, 'any') && isArrow(sketch, last))) return false;
  if (last === undefined) return true;
  return !sketch.continued.includes(last) && !sketch.directlyAfter.some(([parent]) => parent === last);
}

/** `a -> any` leaves all as it is; an open case is a case all the same. */
function isArrow({ whens }: Sketch, last: string | undefined): boolean {
  return last === undefined || !whens.has(last);
}

function mayBeCalled(sketch: Sketch, past: Past, tool: string): boolean {
  const isFree = !sketch.limits.some((limit) => limit.tool === tool && isUsedUp(past, limit));
  return isFree && isInOrder(sketch, past, tool);
}

/** The limit was reached. */
export function isUsedUp({ counts }: Past, { tool, most }: Limit): boolean {
  return (counts.get(tool) ?? 0) >= most;
}

function isInOrder({ after, directlyAfter }: Sketch, { last, succeeded }: Past, tool: string): boolean {
  return (
    after.every(([before, waiting]) => waiting !== tool || succeeded.has(before)) &&
    directlyAfter.every(([parent, waiting]) => waiting !== tool || parent === last)
  );
}
