import type { Tool } from '#core/ir/tool.ts';
import type { Program } from '#core/ir/workflow.ts';

/** The template of the question that the tool's one parameter stands in. */
const question: Tool['implementation'] = {
  kind: 'person',
  id: 'form',
  text: {
    id: 'question',
    parts: [{ kind: 'placeholder', value: { kind: 'input', id: 'read', name: 'number', path: [] } }],
  },
};

/**
 * `start -> work`, `work -> work | exit`: as many steps as the model likes. The tool is a form that a person fills in,
 * which the bench answers at once: every check of a call is made, and no process or network is measured with it.
 */
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
          implementation: question,
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
