import type { Finding, RelatedNode } from '../diagnostics/finding.ts';
import type { NodeId } from '../ir/node-id.ts';
import type { Space } from '../automaton/space.ts';
import type { Trap } from '../automaton/traps.ts';
import { Walker } from '../automaton/walker.ts';
import { lastCall, outcomeText, witnessTo } from '../automaton/witness.ts';
import { rulesInForce } from '../rules/rules-in-force.ts';
import type { ToolRule } from '../rules/tool-rule.ts';
import { witnessSteps } from './witness-steps.ts';

/** What one check says about a trap; traps with the same cause are one finding. */
export interface TrapReport {
  readonly cause: readonly (string | number)[];
  readonly at: NodeId;
  readonly message: string;
  /** Follows the witness. */
  readonly related: readonly RelatedNode[];
  readonly data: NonNullable<Finding['data']>;
}

/**
 * Findings about the traps of one kind, the nearest of each cause. A workflow that has no exit and cannot end by an
 * answer everywhere is told so once, by `missing-exit`.
 */
export function* trapFindings(
  space: Space,
  code: Trap['kind'],
  report: (trap: Trap, at: TrapPlace) => TrapReport | undefined,
): Iterable<Finding> {
  const { system, table } = space;
  if (!system.hasExit && (system.workflow.settings.agent?.value ?? 'workflow') === 'workflow') return;
  const walker = new Walker(system);
  const inForceAt = rulesInForce(system.compiled);
  const reported = new Set<string>();
  for (const trap of space.traps) {
    if (trap.kind !== code) continue;
    const state = trap.states[0] ?? 0;
    walker.load(table, state);
    const made = report(trap, {
      tool: lastCall(system.compiled, walker.position),
      failed: outcomeText(system.compiled, walker.position) === 'failed',
      inForce: inForceAt(walker.position, walker.slots, walker.enabled),
    });
    if (made === undefined || reported.has(JSON.stringify(made.cause))) continue;
    reported.add(JSON.stringify(made.cause));
    yield {
      code,
      at: made.at,
      message: made.message,
      related: [...witnessSteps(space, state), ...made.related],
      witness: witnessTo(space, state),
      data: made.data,
    };
  }
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
