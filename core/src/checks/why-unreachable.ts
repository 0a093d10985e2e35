import { expandedStates, isCalled, type Space } from '../automaton/space.ts';
import { mark } from '../automaton/marks.ts';
import { Walker } from '../automaton/walker.ts';
import { positionOf } from '../automaton/witness.ts';
import type { RelatedNode } from '../diagnostics/finding.ts';
import type { Flow } from '../ir/flow.ts';
import { obstaclesTo, rulesAmong } from '../rules/obstacles.ts';
import { ruleText } from '../rules/rule-text.ts';
import { limitOf } from '../rules/slot-table.ts';
import type { ToolRule } from '../rules/tool-rule.ts';
import { mentionsIn } from './mentions.ts';
import { quoted } from './statements.ts';
import { listed } from './words.ts';
import { noNumber } from '../rules/no-number.ts';

/** What keeps a tool out of every run. */
export interface Reason {
  /** Continues "… is never called: ". */
  readonly text: string;
  readonly related: readonly RelatedNode[];
  /** The statements that keep it out. */
  readonly rules: readonly ToolRule[];
}

/** Names the statement that keeps a tool out of every run, or says that none brings it in. */
export function whyUnreachable(workflow: Flow, space: Space, tool: string): Reason {
  const shut = workflow.rules.find((rule) => rule.type === 'max-count' && rule.tool === tool && limitOf(rule) === 0);
  if (shut !== undefined) return because([shut], 'rules it out');
  const obstacles = obstaclesWhereOffered(space, tool);
  if (obstacles.length > 0) return because(obstacles, obstacles.length === 1 ? 'forbids it there' : 'forbid it there');
  return noWayThere(workflow, space, tool);
}

function because(rules: readonly ToolRule[], verb: string): Reason {
  return {
    text: `${listed(rules.map(ruleText))} ${verb}`,
    related: rules.map((rule) => quoted(rule, (text) => `${text} keeps it out.`)),
    rules,
  };
}

/** Rules that forbid the tool in the first state whose choice names it or is free; empty when there is no such state. */
function obstaclesWhereOffered(space: Space, tool: string): readonly ToolRule[] {
  const { compiled } = space.system;
  const number = compiled.tools.numberOf.get(tool) ?? noNumber;
  const walker = new Walker(space.system);
  for (const state of expandedStates(space)) {
    if (((space.marks[state] ?? 0) & mark.end) !== 0) continue;
    const position = positionOf(space, state);
    if (!compiled.at(position).written.includes(number)) continue;
    walker.load(space.table, state);
    return rulesAmong(obstaclesTo(compiled, position, walker.slots, walker.enabled, tool));
  }
  return [];
}

/** No reachable choice names the tool: its arrows come from tools that are never called, from cases that never hold, or are missing. */
function noWayThere(workflow: Flow, space: Space, tool: string): Reason {
  const leading = mentionsIn(workflow).leading.get(tool) ?? [];
  const alive = leading.filter((rule) => isCalled(space, rule.tool));
  if (alive.length > 0) {
    return {
      text: 'no run takes the way that leads to it',
      related: alive.map((rule) => quoted(rule, (text) => `${text} names it.`)),
      rules: [],
    };
  }
  if (leading.length > 0) {
    const uncalled = [...new Set(leading.map((rule) => rule.tool))];
    return {
      text: `only ${listed(uncalled)} ${uncalled.length === 1 ? 'leads' : 'lead'} to it, never called either`,
      related: leading.map((rule) => quoted(rule, (text) => `${text} names it.`)),
      rules: [],
    };
  }
  const order = workflow.rules.filter((rule) => rule.type === 'directly-after' && rule.tool === tool);
  return {
    text: 'no arrow leads to it',
    related: order.map((rule) => quoted(rule, (text) => `${text} forbids, and is no arrow.`)),
    rules: order,
  };
}
