import { calledBy, choicesIn, hasExit, isOnly, type Choice, type Sketch } from './sketch.ts';
import { sortedOnce } from './verdicts.ts';

/** Arrows say what follows a tool, and nothing where a run begins. */
export function missingStart({ start, arrows, whens, continued }: Sketch): boolean {
  return start === undefined && arrows.size + whens.size + continued.length > 0;
}

/** Called tools that something leads to and nothing follows; the empty text for a workflow without exit. */
export function missingExit(sketch: Sketch, called: ReadonlySet<string>): readonly string[] {
  if (sketch.agent !== 'workflow') return [];
  if (!hasExit(sketch)) return [''];
  const { arrows, whens, continued } = sketch;
  const isLeft = (tool: string): boolean => arrows.has(tool) || whens.has(tool) || continued.includes(tool);
  return sortedOnce(
    choicesIn(sketch)
      .flatMap(calledBy)
      .filter((tool) => called.has(tool) && !isLeft(tool)),
  );
}

/** Every tool stands in the `use`, and those that another statement brings in need not. */
export function needlessUses(sketch: Sketch): readonly string[] {
  const { arrows, whens, continued } = sketch;
  return sortedOnce([...arrows.keys(), ...whens.keys(), ...continued, ...choicesIn(sketch).flatMap(calledBy)]);
}

/** `continue` where runs cannot answer anyway, or where another statement asks for a call after the tool. */
export function needlessContinues(sketch: Sketch): readonly string[] {
  const { agent, arrows, whens, continued, directlyAfter } = sketch;
  const neverAnswers = agent === 'workflow' && hasExit(sketch);
  return continued
    .filter((tool) => {
      const choice = arrows.get(tool);
      const isFollowed = whens.has(tool) || directlyAfter.some(([parent]) => parent === tool);
      // An open arrow asks for nothing.
      return neverAnswers || isFollowed || (choice !== undefined && !isOnly(choice, 'any'));
    })
    .toSorted();
}

/** Tools that stand in a choice again. */
export function repeated(sketch: Sketch): readonly string[] {
  return choicesIn(sketch)
    .flatMap((choice) => calledBy(choice).filter((tool, index, all) => all.indexOf(tool) !== index))
    .toSorted();
}

/** Some statements can never both hold. */
export function hasConflict(sketch: Sketch): boolean {
  const { start, arrows, whens, limits, after, directlyAfter } = sketch;
  const sources: readonly (readonly [source: string | undefined, choice: Choice])[] = [
    ...(start === undefined ? [] : [[undefined, start] as const]),
    ...arrows,
    ...[...whens].flatMap(([tool, cases]) => [...cases.values()].map((choice) => [tool, choice] as const)),
  ];
  const parentsOf = (tool: string): readonly string[] =>
    directlyAfter.filter(([, waiting]) => waiting === tool).map(([parent]) => parent);
  const isShut = (source: string | undefined, tool: string): boolean => {
    const isClosed = limits.some(
      ({ tool: limited, most, instead }) =>
        limited === tool && most === 0 && (instead === undefined || source === undefined),
    );
    const parents = parentsOf(tool);
    if (source !== undefined) return isClosed || parents.some((parent) => parent !== source);
    return isClosed || parents.length > 0 || after.some(([, waiting]) => waiting === tool);
  };
  return (
    choicesIn(sketch).some(hasTwoArguments) ||
    sketch.tools.some((tool) => new Set(parentsOf(tool)).size > 1) ||
    sources.some(([source, choice]) => calledBy(choice).some((tool) => isShut(source, tool)))
  );
}

/** One call with different arguments in one choice. */
function hasTwoArguments(choice: Choice): boolean {
  return choice.some(({ name, reads }, index) =>
    choice.slice(0, index).some((other) => other.name === name && other.reads?.text !== reads?.text),
  );
}
