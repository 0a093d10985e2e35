import { describe, expect, it } from 'vitest';
import { calling } from '#executor/model/scripted-chat-model.ts';
import * as is from '../support/programs.ts';
import { eventsOf, scriptedRun } from '../support/scripted-run.ts';

const { arrow, program, start, tool, workflow } = is;

describe('names that no model server takes', () => {
  it('go under an alias on the wire and under their own name everywhere else', async () => {
    const odd = tool('söhne & co', { parameters: { query: is.string } });
    const proto = tool('__proto__');
    const empty = tool('');
    const flow = workflow('flow', {
      tools: [odd, proto, empty],
      rules: [start('söhne & co', '__proto__', ''), arrow('söhne & co', 'exit')],
    });
    const run = await scriptedRun(program(flow), { replies: [calling('s_hne_co', { query: 'x' })] });
    expect(run.requests[0]?.tools.map(({ name }) => name)).toEqual(['s_hne_co', '__proto__', 'tool']);
    expect(run.calls).toEqual([['söhne & co', { query: 'x' }]]);
    expect(eventsOf(run, 'model-replied')[0]?.call?.tool).toBe('söhne & co');
  });
});
