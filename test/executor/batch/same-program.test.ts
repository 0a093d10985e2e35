import { describe, expect, it } from 'vitest';
import type { Program } from '#core/ir/workflow.ts';
import { isSameProgram } from '#executor/batch/same-program.ts';
import * as is from '../support/programs.ts';

const folder = 'file:///work/';
/** Each file stands in the program for one reason only. */
const program: Program = is.program(
  {
    ...is.workflow('flow', {
      tools: [
        { ...is.tool('declared', { doc: 'Not in file:///work/tools.wf.' }), id: `${folder}tools.wf#/declared` },
        is.tool('written', {
          implementation: {
            kind: 'command',
            id: 'command',
            file: `${folder}scripts.wf`,
            argv: [is.template(`${folder}data.json`)],
          },
        }),
      ],
      rules: [],
    }),
    id: `${folder}flow.wf#/flow`,
  },
  [{ ...is.workflow('called', { tools: [], rules: [] }), id: `${folder}called.wf#/called` }],
  [{ id: `${folder}types.wf#/Topic`, name: 'Topic', type: is.string }],
);
const edited = (before: string, after: string): Program =>
  JSON.parse(JSON.stringify(program).replaceAll(before, after)) as Program;

describe('a program', () => {
  it.each(['types', 'flow', 'called', 'tools', 'scripts'])('is the same when its file %s.wf has moved', (name) => {
    // Not in what people wrote: only where the file itself is named.
    expect(isSameProgram(program, edited(`"${folder}${name}.wf`, `"file:///else/${name}.wf`))).toBe(true);
  });

  it.each([
    ['another name in a file', 'tools.wf#/declared', 'tools.wf#/other'],
    ['one file in the place of two', 'called.wf', 'flow.wf'],
    ['another path in a text', 'data.json', 'data2.json'],
    ['another description', 'Not in file:///work/', 'Not in file:///else/'],
  ])('is another with %s', (_what, before, after) => {
    expect(isSameProgram(program, edited(before, after))).toBe(false);
  });
});
