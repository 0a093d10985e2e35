import type { Program } from '#core/ir/workflow.ts';

/** `start -> work`, `work -> work | exit`: as many steps as the model likes. */
export const loopingProgram: Program = {
  version: 1,
  entry: 'workflow',
  types: [],
  workflows: [
    {
      id: 'workflow',
      name: 'looping',
      inputs: [],
      uses: [],
      open: [],
      settings: { steps: { id: 'steps', value: 100_000 } },
      tools: [
        {
          id: 'tool',
          name: 'work',
          doc: 'Do some work.',
          parameters: [
            { id: 'parameter', name: 'number', optional: false, type: { kind: 'primitive', name: 'integer' } },
          ],
          returns: { kind: 'primitive', name: 'string' },
          retry: 0,
          idempotent: false,
          secrets: [],
        },
      ],
      rules: [
        { type: 'init', id: 'start', choice: { any: false, targets: [{ id: 'first', tool: 'work', arguments: [] }] } },
        {
          type: 'child',
          id: 'arrow',
          tool: 'work',
          choice: { any: false, targets: [{ id: 'again', tool: 'work', arguments: [] }], exit: { id: 'exit' } },
        },
      ],
    },
  ],
};
