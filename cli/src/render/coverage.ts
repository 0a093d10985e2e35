import { counted } from '#core/events/measures.ts';
import type { StopReason } from '#core/events/stop-reason.ts';
import { visibleText } from '#core/events/visible-text.ts';
import type { Way, WorkflowCoverage } from '#executor/rehearsal/coverage.ts';
import type { Style } from './style.ts';

/** How often rehearsals ended how, and with which seed they can be had again. */
export interface Rehearsals {
  readonly seed: number;
  readonly ends: ReadonlyMap<StopReason, number>;
}

/** What rehearsals covered of each workflow, in lines for a person. */
export function coverageLines(
  { seed, ends }: Rehearsals,
  workflows: readonly WorkflowCoverage[],
  style: Style,
): readonly string[] {
  const runs = [...ends.values()].reduce((sum, count) => sum + count, 0);
  const reasons = [...ends].map(([reason, count]) => `${count} ${reason}`).join(', ');
  return [
    `${counted(runs, 'rehearsal')}, seed ${seed}: ${reasons}`,
    ...workflows.flatMap((one) => workflowLines(one, style)),
  ];
}

function workflowLines(
  { workflow, taken, missed, impossible, cases }: WorkflowCoverage,
  style: Style,
): readonly string[] {
  const all = taken.length + missed.length;
  const paint = missed.length === 0 ? style.good : style.accent;
  const casesOf = (coverage: (typeof cases)[number]['coverage']): readonly string[] =>
    cases
      .filter((one) => one.coverage === coverage)
      .map((one) => `${visibleText(one.tool)} when ${visibleText(one.case)}`);
  return [
    `${style.bold(visibleText(workflow))}: ${paint(`${taken.length} of ${counted(all, 'way')}`)}`,
    ...list('not taken, though some run takes it', [...missed.map(wayText), ...casesOf('missed')]),
    ...list('never taken by any run', [...impossible.map(wayText), ...casesOf('impossible')]),
  ];
}

function list(title: string, items: readonly string[]): readonly string[] {
  return items.length === 0 ? [] : [`  ${title}:`, ...items.map((item) => `    ${item}`)];
}

function wayText({ from, to }: Way): string {
  return `${from === undefined ? 'start' : visibleText(from)} -> ${to === undefined ? 'exit' : visibleText(to)}`;
}
