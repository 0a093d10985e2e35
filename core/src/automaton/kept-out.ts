import { obstaclesTo, rulesAmong } from '../rules/obstacles.ts';
import type { ToolRule } from '../rules/tool-rule.ts';
import { followersOf } from './followers.ts';
import type { Space } from './space.ts';
import { mark } from './marks.ts';
import { Walker } from './walker.ts';
import { lastCall, positionOf } from './witness.ts';
import { noNumber } from '../rules/no-number.ts';

/** A tool that no run calls directly after another one, and the statements that forbid it there. */
export interface KeptOut {
  readonly tool: string;
  /** In statement order, as they hold where a run first gets there. */
  readonly rules: readonly ToolRule[];
}

/**
 * The tools of the workflow that may not follow a tool, with the reasons. Empty where every run ends with the tool, and
 * where the space is not complete: what was not explored may allow what was not seen.
 */
export function keptOutAfter(space: Space, tool: string): readonly KeptOut[] {
  if (!space.complete) return [];
  const { compiled } = space.system;
  const followers = new Set(followersOf(space, tool).tools);
  const others = compiled.tools.names.slice(0, compiled.tools.attached).filter((name) => !followers.has(name));
  const goesOn = (marks: number, state: number): boolean =>
    (marks & mark.end) === 0 && lastCall(compiled, positionOf(space, state)) === tool;
  const first = space.marks.findIndex(goesOn);
  if (first === noNumber) return [];
  const walker = new Walker(space.system);
  walker.load(space.table, first);
  return others.map((name) => {
    const obstacles = obstaclesTo(compiled, walker.position, walker.slots, walker.enabled, name);
    return { tool: name, rules: rulesAmong(obstacles) };
  });
}
