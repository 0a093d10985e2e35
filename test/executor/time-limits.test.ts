import { describe, expect, it } from 'vitest';
import { gone } from './support/processes.ts';
import * as is from './support/programs.ts';
import { realRun } from './support/real-run.ts';
import { eventsOf } from './support/scripted-run.ts';

const { arrow, choice, program, start, template, tool, when, workflow, workflowTool } = is;

const hanging = tool('hanging', {
  implementation: {
    kind: 'command',
    id: 'command',
    file: import.meta.url,
    argv: [
      template(process.execPath),
      template('-e'),
      template('console.error(process.pid); setInterval(() => 0, 1000)'),
    ],
  },
});
const quick = tool('quick', {
  implementation: {
    kind: 'command',
    id: 'command',
    file: import.meta.url,
    argv: [template(process.execPath), template('-p'), template('"done"')],
  },
});

describe('the time of a run', { timeout: 30_000 }, () => {
  it('ends it with `timeout`, and kills what runs', async () => {
    const slow = workflow('slow', {
      tools: [hanging],
      rules: [start('hanging'), arrow('hanging', 'exit')],
      settings: { timeout: 2000 },
    });
    const run = await realRun(program(slow));
    expect(run.end).toEqual({ reason: 'timeout', message: 'The time of the run is over.' });
    expect(eventsOf(run, 'tool-finished')).toMatchObject([{ tool: 'hanging', ok: false }]);
    await gone(Number(eventsOf(run, 'tool-output')[0]?.text));
  });

  it('fails a called workflow whose own time is over, and the caller goes on', async () => {
    const slow = workflow('slow', {
      tools: [hanging],
      rules: [start('hanging'), arrow('hanging', 'exit')],
      settings: { timeout: 500 },
    });
    const top = workflow('top', {
      tools: [workflowTool(slow), quick],
      rules: [start('slow'), when('slow', [], { failed: choice('quick') }), arrow('quick', 'exit')],
      settings: { timeout: 60_000 },
    });
    const run = await realRun(program(top, [slow]));
    expect(run.end).toEqual({ reason: 'exit', result: 'done' });
    expect(eventsOf(run, 'run-finished').map(({ run: path, reason }) => [path, reason])).toEqual([
      ['real/1', 'timeout'],
      ['real', 'exit'],
    ]);
  });

  it('holds inside a called workflow: both end with `timeout`', async () => {
    const slow = workflow('slow', { tools: [hanging], rules: [start('hanging'), arrow('hanging', 'exit')] });
    const top = workflow('top', {
      tools: [workflowTool(slow)],
      rules: [start('slow'), arrow('slow', 'exit')],
      settings: { timeout: 500 },
    });
    const run = await realRun(program(top, [slow]));
    expect(eventsOf(run, 'run-finished').map(({ reason }) => reason)).toEqual(['timeout', 'timeout']);
  });
});
