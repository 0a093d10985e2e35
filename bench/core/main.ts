import { atOnce } from '#core/automaton/at-once.ts';
import { explore } from '#core/automaton/explore.ts';
import { exploreWorkflow } from '#core/automaton/explore-reduced.ts';
import { defaultBudget, type Budget, type Space } from '#core/automaton/space.ts';
import { transitionSystem } from '#core/automaton/transition-system.ts';
import { flowFindings, ruleFindings } from '#core/checks/check-workflow.ts';
import type { Workflow } from '#core/ir/workflow.ts';
import { createSolver } from '#core/rules/tool-rule-solver.ts';
import { cpuTime } from '../support/cpu-time.ts';
import { families, large } from './families.ts';
import { growing } from './growing.ts';

/** Solver queries and explored states per second, and how far each family of workflows goes within the default budget. */
const unlimited: Budget = { states: Infinity, transitions: Infinity };
const calls = 1000;
/** Sizes of what is long in one way. */
const longSizes = [1000, 4000];

console.log('| workflow | solver queries per second |\n| --- | --- |');
for (const { name, build } of families) console.log(`| ${name} | ${figure((calls / queryTime(build())) * 1000)} |`);

console.log('\n| system | states | transitions | ms | states per second |\n| --- | --- | --- | --- | --- |');
for (const { name, build } of large) {
  const workflow = build();
  const { table, transitions } = exploreAll(workflow, unlimited);
  const time = cpuTime(3, () => {
    exploreAll(workflow, unlimited);
  });
  const rate = (table.count / time) * 1000;
  console.log(`| ${[name, figure(table.count), figure(transitions), figure(time), figure(rate)].join(' | ')} |`);
}

console.log('\n| workflow | verdict | states | ms from rules to findings |\n| --- | --- | --- | --- |');
for (const { name, build } of families) {
  const workflow = build();
  const { complete, expanded } = atOnce(exploreWorkflow(workflow, [], defaultBudget));
  const time = cpuTime(5, () => {
    atOnce(flowFindings(workflow, []));
  });
  const verdict = complete ? 'complete' : '`analysis-incomplete`';
  console.log(`| ${[name, verdict, figure(expanded), figure(time)].join(' | ')} |`);
}

console.log(`\n| ms from rules to findings | ${longSizes.map(figure).join(' | ')} |\n| --- | --- | --- |`);
for (const { name, build } of growing) {
  const times = longSizes.map((size) => {
    const workflow = build(size);
    return cpuTime(2, () => {
      ruleFindings({ ...workflow }, true);
      atOnce(flowFindings(workflow, []));
    });
  });
  console.log(`| ${[name, ...times.map(figure)].join(' | ')} |`);
}

/** One query is `allowed` and `next`, along a run that takes the allowed tools in turn. */
function queryTime(workflow: Workflow): number {
  const solver = createSolver(
    workflow.tools.map((tool) => tool.name),
    workflow.rules,
  );
  return cpuTime(7, () => {
    let state = solver.initial;
    for (let call = 0; call < calls; call += 1) {
      const { tools } = solver.allowed(state);
      const next = tools[call % Math.max(1, tools.length)];
      state = next === undefined ? solver.initial : solver.next(state, next.tool, { ok: true, value: 'k1' });
    }
  });
}

function exploreAll(workflow: Workflow, budget: Budget): Space {
  return atOnce(explore(transitionSystem(workflow, []), budget));
}

function figure(value: number): string {
  return Math.round(value).toLocaleString('en-US');
}
