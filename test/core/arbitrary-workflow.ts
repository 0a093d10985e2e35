import fc from 'fast-check';
import { bareTool, literals } from '#core/ir/builder.ts';
import type { Scalar } from '#core/ir/json.ts';
import type { Tool } from '#core/ir/tool.ts';
import type { Type } from '#core/ir/type.ts';
import type { Workflow } from '#core/ir/workflow.ts';
import type { Choice, ToolRule } from '#core/rules/tool-rule.ts';

/** Names that break careless lookups, and plain ones. */
const pool = ['a', 'b', 'c', '__proto__', 'constructor', '', '🙂'] as const;
const keys: readonly Scalar[] = ['x', 'y', 1, '1', true, null];

const resultType: fc.Arbitrary<Type | undefined> = fc.oneof(
  fc.constant(undefined),
  fc.uniqueArray(fc.constantFrom(...keys), { minLength: 1, maxLength: 3 }).map((values) => literals(...values)),
  fc.constantFrom<Type>({ kind: 'primitive', name: 'boolean' }, { kind: 'primitive', name: 'string' }),
  fc.record({ value: fc.constantFrom(...keys), optional: fc.boolean() }).map(({ value, optional }) => ({
    kind: 'object' as const,
    fields: [{ id: 'field', name: 'k', type: literals(value, 'y'), optional }],
  })),
);

/**
 * Workflows of a few tools and rules of every kind, sensible or not. Conditionals look at the field `k` of tools that
 * return objects, and at the result of others.
 */
export const arbitraryWorkflow: fc.Arbitrary<Workflow> = fc
  .record({
    names: fc.uniqueArray(fc.constantFrom(...pool), { minLength: 1, maxLength: 5 }),
    agent: fc.constantFrom('workflow', 'workflow', 'react'),
  })
  .chain(({ names, agent }) =>
    fc
      .record({
        types: fc.array(resultType, { minLength: names.length, maxLength: names.length }),
        rules: fc.array(ruleAbout(names), { maxLength: 9 }),
      })
      .map(({ types, rules }): Workflow => {
        const objects = new Set<string>(names.filter((_, index) => types[index]?.kind === 'object'));
        const numbered = rules.map((rule, index): ToolRule => {
          const id = `rule ${index}`;
          return rule.type === 'conditional' && objects.has(rule.tool) ? { ...rule, id, path: ['k'] } : { ...rule, id };
        });
        const tools = names.map((name, index): Tool => {
          const returns = types[index];
          return { ...bareTool(name), ...(returns === undefined ? {} : { returns }) };
        });
        return {
          id: 'workflow',
          name: 'random',
          inputs: [],
          settings: { agent: { id: 'agent', value: agent === 'react' ? 'react' : 'workflow' } },
          tools,
          rules: numbered,
          uses: [],
          open: [],
        };
      }),
  );

function ruleAbout(names: readonly string[]): fc.Arbitrary<ToolRule> {
  const id = fc.constant('');
  const tool = fc.constantFrom(...names);
  const anyTool = fc.oneof({ weight: 12, arbitrary: tool }, { weight: 1, arbitrary: fc.constant('ghost') });
  const choice = choiceAmong(anyTool);
  const rule = (
    type: ToolRule['type'],
    fields: Readonly<Record<string, fc.Arbitrary<unknown>>>,
  ): fc.Arbitrary<ToolRule> =>
    fc.record({ type: fc.constant(type), id, ...fields }) as unknown as fc.Arbitrary<ToolRule>;
  return fc.oneof(
    { weight: 2, arbitrary: rule('init', { choice }) },
    { weight: 3, arbitrary: rule('terminal', { tool }) },
    { weight: 1, arbitrary: rule('continue', { tool }) },
    { weight: 6, arbitrary: rule('child', { tool, choice }) },
    { weight: 3, arbitrary: conditional(tool, choice) },
    { weight: 1, arbitrary: rule('parent', { tool, children: fc.array(anyTool, { maxLength: 3 }) }) },
    { weight: 2, arbitrary: rule('after', { parent: anyTool, tool }) },
    { weight: 1, arbitrary: rule('directly-after', { parent: anyTool, tool }) },
    { weight: 3, arbitrary: limit(anyTool, choice) },
    { weight: 2, arbitrary: rule('required-before-exit', { tool: anyTool }) },
    { weight: 1, arbitrary: rule('requires-approval', { tool }) },
  );
}

function choiceAmong(tool: fc.Arbitrary<string>): fc.Arbitrary<Choice> {
  return fc
    .record({
      tools: fc.array(tool, { maxLength: 3 }),
      any: fc.integer({ min: 0, max: 9 }).map((roll) => roll === 0),
      exit: fc.integer({ min: 0, max: 3 }).map((roll) => roll === 0),
    })
    .map(({ tools, any, exit }) => ({
      targets: tools.map((name, index) => ({ id: `target ${index}`, tool: name, arguments: [] })),
      any,
      ...(exit ? { exit: { id: 'exit' } } : {}),
    }));
}

function conditional(tool: fc.Arbitrary<string>, choice: fc.Arbitrary<Choice>): fc.Arbitrary<ToolRule> {
  const cases = fc.array(
    fc.record({
      id: fc.constant('case'),
      keys: fc.array(fc.constantFrom(...keys), { minLength: 1, maxLength: 2 }),
      choice,
    }),
    { maxLength: 3 },
  );
  return fc.record(
    {
      type: fc.constant('conditional' as const),
      id: fc.constant(''),
      tool,
      path: fc.constant([]),
      cases,
      unmatched: fc.constantFrom('stop' as const, 'stop' as const, 'nothing' as const, 'anything' as const),
      failed: choice,
      otherwise: choice,
    },
    { requiredKeys: ['type', 'id', 'tool', 'path', 'cases', 'unmatched'] },
  );
}

function limit(tool: fc.Arbitrary<string>, choice: fc.Arbitrary<Choice>): fc.Arbitrary<ToolRule> {
  return fc.record(
    {
      type: fc.constant('max-count' as const),
      id: fc.constant(''),
      tool,
      limit: fc.integer({ min: -1, max: 3 }),
      otherwise: choice,
    },
    { requiredKeys: ['type', 'id', 'tool', 'limit'] },
  );
}
