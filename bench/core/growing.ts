import { literals, WorkflowBuilder } from '#core/ir/builder.ts';
import type { Workflow } from '#core/ir/workflow.ts';

/** Workflows that are long in one way, by how many statements or tools of it they have. */
export interface GrowingFamily {
  readonly name: string;
  readonly build: (size: number) => Workflow;
}

const numbered = (prefix: string, count: number): readonly string[] =>
  Array.from({ length: count }, (_, index) => `${prefix}${index}`);

/** What is to cost as much more as there is more of it. */
export const growing: readonly GrowingFamily[] = [
  { name: 'tools in a chain', build: chain },
  { name: 'tools in a chain, each with a way out', build: chainWithExits },
  { name: 'tools in free choice', build: (size) => free(size).build() },
  { name: 'tools in one arrow', build: fan },
  { name: 'tools that go round', build: ring },
  { name: 'limits in a chain', build: (size) => each(size, (builder, tool) => builder.limit(tool, 2)) },
  { name: 'limits in free choice', build: (size) => limitedFree(size) },
  {
    name: 'limits with `else` in a chain',
    build: (size) => each(size, (builder, tool) => builder.limit(tool, 2, 'exit')),
  },
  { name: '`require` in a chain', build: (size) => each(size, (builder, tool) => builder.require(tool)) },
  { name: '`require` in free choice', build: (size) => requiredFree(size) },
  { name: '`only after` in a chain', build: (size) => ordered(size) },
  { name: '`only after` of one tool', build: (size) => guarded(size) },
  { name: '`only directly after` in a chain', build: (size) => directly(size) },
  { name: '`when` of three cases in a row', build: decisions },
  { name: 'cases of one `when`', build: cases },
  { name: 'dead ends', build: deadEnds },
  { name: 'unreachable tools', build: unreachable },
  { name: 'loops of two tools', build: loops },
];

function chain(size: number): Workflow {
  return chained(size).build();
}

function chained(size: number): WorkflowBuilder {
  const builder = new WorkflowBuilder().start('t0');
  for (let index = 1; index < size; index += 1) builder.arrow(`t${index - 1}`, `t${index}`);
  return builder.arrow(`t${size - 1}`, 'exit');
}

function each(size: number, add: (builder: WorkflowBuilder, tool: string) => void): Workflow {
  const builder = chained(size);
  for (const tool of numbered('t', size)) add(builder, tool);
  return builder.build();
}

function chainWithExits(size: number): Workflow {
  const builder = new WorkflowBuilder().start('t0');
  for (let index = 1; index < size; index += 1) builder.arrow(`t${index - 1}`, `t${index}`, 'exit');
  return builder.arrow(`t${size - 1}`, 'exit').build();
}

function free(size: number): WorkflowBuilder {
  return new WorkflowBuilder().use(...numbered('t', size)).arrow('done', 'exit');
}

function limitedFree(size: number): Workflow {
  const builder = free(size);
  for (const tool of numbered('t', size)) builder.limit(tool, 2);
  return builder.build();
}

function requiredFree(size: number): Workflow {
  const builder = free(size);
  for (const tool of numbered('t', size)) builder.require(tool);
  return builder.build();
}

function fan(size: number): Workflow {
  const builder = new WorkflowBuilder().start('t').arrow('t', ...numbered('t', size));
  for (const tool of numbered('t', size)) builder.arrow(tool, 'exit');
  return builder.build();
}

function ring(size: number): Workflow {
  const builder = new WorkflowBuilder().start('t0');
  for (let index = 0; index < size; index += 1) builder.arrow(`t${index}`, `t${(index + 1) % size}`, 'exit');
  return builder.build();
}

function ordered(size: number): Workflow {
  const builder = chained(size);
  for (let index = 1; index < size; index += 1) builder.onlyAfter(`t${index - 1}`, `t${index}`);
  return builder.build();
}

function guarded(size: number): Workflow {
  const builder = free(size);
  for (let index = 1; index < size; index += 1) builder.onlyAfter(`t0`, `t${index}`);
  return builder.build();
}

function directly(size: number): Workflow {
  const builder = chained(size);
  for (let index = 1; index < size; index += 1) builder.onlyDirectlyAfter(`t${index - 1}`, `t${index}`);
  return builder.build();
}

function decisions(size: number): Workflow {
  const builder = new WorkflowBuilder().start('t0');
  for (let index = 0; index < size; index += 1) {
    const next = index === size - 1 ? 'exit' : `t${index + 1}`;
    builder.tool(`t${index}`, literals('a', 'b', 'c'));
    builder.when(
      `t${index}`,
      new Map([
        ['a', [next]],
        ['b', ['exit']],
        ['c', [next]],
      ]),
    );
  }
  return builder.build();
}

function cases(size: number): Workflow {
  const keys = numbered('k', size);
  const builder = new WorkflowBuilder().start('t').tool('t', literals(...keys));
  builder.when('t', new Map(keys.map((key) => [key, [`after_${key}`]])));
  for (const key of keys) builder.arrow(`after_${key}`, 'exit');
  return builder.build();
}

function deadEnds(size: number): Workflow {
  const builder = new WorkflowBuilder().start('t').arrow('t', ...numbered('t', size), 'exit');
  for (const tool of numbered('t', size)) builder.arrow(tool, tool).limit(tool, 1);
  return builder.build();
}

function unreachable(size: number): Workflow {
  const builder = new WorkflowBuilder().start('t').arrow('t', 'exit');
  for (let index = 0; index < size; index += 1) builder.arrow(`t${index}`, `t${index + 1}`, 'exit');
  return builder.build();
}

function loops(size: number): Workflow {
  const builder = new WorkflowBuilder().start('a0');
  for (let index = 0; index < size; index += 1) {
    const next = index === size - 1 ? 'exit' : `a${index + 1}`;
    builder.arrow(`a${index}`, `b${index}`).arrow(`b${index}`, `a${index}`, next);
  }
  return builder.build();
}
