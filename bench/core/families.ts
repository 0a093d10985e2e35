import { literals, WorkflowBuilder } from '#core/ir/builder.ts';
import type { Workflow } from '#core/ir/workflow.ts';

/** A family of workflows that grows with a parameter, and the size at which it is measured. */
export interface Family {
  readonly name: string;
  readonly build: () => Workflow;
}

const numbered = (prefix: string, count: number): readonly string[] =>
  Array.from({ length: count }, (_, index) => `${prefix}${index}`);

/** Workflows that stretch one dimension of the state each. */
export const families: readonly Family[] = [
  { name: 'clique of 60 tools, 20 × limit 1', build: () => clique(60, 20) },
  { name: 'the same, 20 × limit 1 and require, one exit', build: () => cliqueWithOneExit(60, 20) },
  { name: 'chain of 200, 40 × require', build: () => chainWithRequirements(200, 40) },
  { name: '8 counters of limit 20', build: () => counters(8, 20) },
  { name: 'lattice of 16 required tools', build: () => lattice(16) },
  { name: '30 `when` of 5 cases in a row', build: () => decisions(30, 5) },
  { name: 'chain of 5,000 tools', build: () => chainWithRequirements(5000, 0) },
];

/** Systems of more than a million states, for the rate of the exploration. */
export const large: readonly Family[] = [
  { name: '4 counters of limit 23', build: () => counters(4, 23) },
  { name: 'lattice of 17 required tools', build: () => lattice(17) },
  { name: 'ring of 40 tools, 16 × only after', build: () => ring(40, 16) },
];

function clique(size: number, limited: number): Workflow {
  const tools = numbered('t', size);
  const builder = new WorkflowBuilder().use(...tools).arrow('done', 'exit');
  for (const tool of tools.slice(0, limited)) builder.limit(tool, 1);
  return builder.build();
}

function cliqueWithOneExit(size: number, limited: number): Workflow {
  const tools = numbered('t', size);
  const builder = new WorkflowBuilder();
  for (const tool of tools.slice(1)) builder.arrow(tool, ...tools);
  builder.arrow('t0', ...tools, 'exit');
  for (const tool of tools.slice(-limited)) builder.limit(tool, 1).require(tool);
  return builder.build();
}

function chainWithRequirements(length: number, required: number): Workflow {
  const tools = numbered('t', length);
  const builder = new WorkflowBuilder().start('t0');
  tools.slice(1).forEach((tool, index) => builder.arrow(`t${index}`, tool));
  builder.arrow(`t${length - 1}`, 'exit');
  for (const tool of tools.slice(0, required)) builder.require(tool);
  return builder.build();
}

function counters(count: number, limit: number): Workflow {
  const tools = numbered('c', count);
  const builder = new WorkflowBuilder().use(...tools).arrow('done', 'exit');
  for (const tool of tools) builder.limit(tool, limit);
  return builder.build();
}

function lattice(size: number): Workflow {
  const tools = numbered('r', size);
  const builder = new WorkflowBuilder().use(...tools).arrow('done', 'exit');
  for (const tool of tools) builder.require(tool);
  return builder.build();
}

function decisions(length: number, cases: number): Workflow {
  const keys = numbered('k', cases);
  const builder = new WorkflowBuilder().start('d0');
  for (let index = 0; index < length; index += 1) {
    builder.tool(`d${index}`, literals(...keys));
    const next = index === length - 1 ? 'exit' : `d${index + 1}`;
    builder.when(`d${index}`, new Map(keys.map((key, nth) => [key, nth === 0 ? [next] : [`x${index}_${nth}`]])));
    for (let nth = 1; nth < cases; nth += 1) builder.arrow(`x${index}_${nth}`, next);
  }
  return builder.build();
}

function ring(length: number, guarded: number): Workflow {
  const builder = new WorkflowBuilder().start('t0');
  for (let index = 0; index < length; index += 1) {
    builder.arrow(`t${index}`, `t${(index + 1) % length}`, `t${(index + 7) % length}`, 'exit');
  }
  for (let index = 0; index < guarded; index += 1) builder.onlyAfter(`t${index + 1}`, `t${(index + 20) % length}`);
  return builder.build();
}
