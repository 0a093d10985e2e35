import type { Finding, RelatedNode } from '../diagnostics/finding.ts';
import type { NodeId } from '../ir/node-id.ts';
import type { Space } from '../automaton/space.ts';
import type { Trap } from '../automaton/trap.ts';
import { Walker } from '../automaton/walker.ts';
import { lastCall, outcomeText } from '../automaton/witness.ts';
import { rulesInForce } from '../rules/rules-in-force.ts';
import type { ToolRule } from '../rules/tool-rule.ts';
import { shownRun } from './shown-runs.ts';

/** What one check says about a trap; traps with the same cause are one finding. */
export interface TrapReport {
  readonly cause: readonly unknown[];
  readonly at: NodeId;
  readonly message: string;
  /** Follows the witness. */
  readonly related: readonly RelatedNode[];
  readonly data: NonNullable<Finding['data']>;
}

/**
 * Findings that one place gets for one last call. What is used up or missing can differ in exponentially many ways: the
 * nearest are told, the rest are counted.
 */
const most = 5;

/**
 * Findings about the traps of one kind, the nearest of each cause. A workflow that has no exit and cannot end by an
 * answer everywhere is told so once, by `missing-exit`.
 */
export function trapFindings(
  space: Space,
  code: Trap['kind'],
  report: (trap: Trap, at: TrapPlace) => TrapReport | undefined,
): readonly Finding[] {
  const { system, table } = space;
  if (!system.hasExit && (system.workflow.settings.agent?.value ?? 'workflow') === 'workflow') return [];
  const walker = new Walker(system);
  const inForceAt = rulesInForce(system.compiled);
  const reported = new Set<string>();
  const findings: Finding[] = [];
  const places = new Map<string, { told: number; untold: number; last: number }>();
  for (const trap of space.traps) {
    if (trap.kind !== code) continue;
    const state = trap.states[0] ?? 0;
    walker.load(table, state);
    const tool = lastCall(system.compiled, walker.position);
    const made = report(trap, {
      tool,
      failed: outcomeText(system.compiled, walker.position) === 'failed',
      inForce: inForceAt(walker.position, walker.slots, walker.enabled),
    });
    if (made === undefined || reported.has(JSON.stringify(made.cause))) continue;
    reported.add(JSON.stringify(made.cause));
    const name = JSON.stringify([made.at, tool]);
    const place = places.get(name) ?? { told: 0, untold: 0, last: 0 };
    places.set(name, place);
    if (place.told === most) {
      place.untold += 1;
      continue;
    }
    place.told += 1;
    place.last = findings.length;
    const shown = shownRun(space, state);
    findings.push({
      ...shown,
      code,
      at: made.at,
      message: made.message,
      related: [...shown.related, ...made.related],
      data: made.data,
    });
  }
  for (const { untold, last } of places.values()) {
    const finding = findings[last];
    if (untold === 0 || finding === undefined) continue;
    const message = `Runs get stuck here for ${untold} more ${untold === 1 ? 'cause' : 'causes'} of this kind.`;
    findings[last] = { ...finding, related: [...finding.related, { at: finding.at, message }] };
  }
  return findings;
}

/** Where a trap is entered. */
export interface TrapPlace {
  /** The last call; `undefined` at the start. */
  readonly tool: string | undefined;
  /** The last call failed. */
  readonly failed: boolean;
  /** Statements that restrict the choice there, in statement order. */
  readonly inForce: readonly ToolRule[];
}
