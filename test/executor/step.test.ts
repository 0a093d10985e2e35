import { describe, expect, it } from 'vitest';
import { calling } from '#executor/model/scripted-chat-model.ts';
import { ModelError } from '#executor/model/chat-model.ts';
import * as is from './support/programs.ts';
import { cancelled, eventsOf, scriptedRun } from './support/scripted-run.ts';

const { arrow, choice, start, tool, when, workflow, program } = is;

const search = tool('search', { parameters: { query: is.string }, returns: is.string });
const mail = tool('mail', { parameters: { to: is.string, 'body?': is.string } });
const report = tool('report', { parameters: { title: is.string }, returns: is.object({ text: is.string }) });

describe('a run that goes as written', () => {
  const research = program(
    workflow('research', {
      tools: [search, mail, report],
      rules: [start('search'), arrow('search', 'mail', 'report'), arrow('mail', 'exit'), arrow('report', 'exit')],
    }),
  );

  it('offers only what the rules allow, forces the only tool, and ends with the result of the exit tool', async () => {
    const run = await scriptedRun(research, {
      replies: [calling('search', { query: 'whales' }), calling('mail', { to: 'ada' })],
      tools: { search: () => 'found', mail: () => 'sent' },
    });
    expect(run.end).toEqual({ reason: 'exit', result: 'sent' });
    expect(run.requests.map(({ choice: chosen, tools }) => [chosen, tools.map(({ name }) => name)])).toEqual([
      [{ tool: 'search' }, ['search']],
      ['required', ['mail', 'report']],
    ]);
    expect(eventsOf(run, 'tool-started').map(({ chosenBy, at }) => [chosenBy, at])).toEqual([
      ['forced', 'target search'],
      ['model', 'target mail'],
    ]);
    expect(eventsOf(run, 'run-finished')).toMatchObject([
      { reason: 'exit', steps: 4, usage: { input: 20, output: 10 } },
    ]);
  });

  it('tells the model what it did and what came of it', async () => {
    const run = await scriptedRun(research, {
      replies: [calling('search', { query: 'whales' }), calling('mail', { to: 'ada' })],
      tools: { search: () => 'found' },
    });
    expect(run.requests[1]?.messages.slice(2)).toEqual([
      { role: 'assistant', call: { id: 'call_2', name: 'search', arguments: '{"query":"whales"}' } },
      { role: 'tool', id: 'call_2', text: 'found' },
    ]);
  });

  it('names steps from recorded history only', async () => {
    const run = await scriptedRun(research, {
      replies: [calling('search', { query: 'whales' }), calling('mail', { to: 'ada' })],
    });
    expect(run.operations.map((op) => (op.kind === 'tool' ? op.key : op.kind))).toEqual([
      'model',
      'run/2.tool.search',
      'model',
      'run/4.tool.mail',
    ]);
  });

  it('stops with what was done so far when it is cancelled', async () => {
    const run = await scriptedRun(research, { signal: cancelled() });
    expect(run.end.reason).toBe('cancelled');
    expect(run.operations).toEqual([]);
  });

  it('stops with model-failed when no reply can be had', async () => {
    const run = await scriptedRun(research, { replies: [new ModelError('no route', { retryable: false })] });
    expect(run.end).toMatchObject({ reason: 'model-failed', message: 'no route' });
  });
});

describe('arguments that the author fixed', () => {
  it('make a call without the model, and can read earlier results and arguments', async () => {
    const flow = workflow('flow', {
      inputs: [is.parameter('who', is.string)],
      tools: [search, report, mail],
      rules: [
        start(['search', { query: is.json('fixed') }]),
        arrow('search', ['report', { title: is.result('search') }]),
        arrow('report', ['mail', { to: is.input('who'), body: is.argumentsOf('report', 'title') }]),
        arrow('mail', 'exit'),
      ],
    });
    const run = await scriptedRun(program(flow), {
      inputs: { who: 'ada' },
      tools: { search: () => 'found', report: () => ({ text: 'long' }) },
    });
    expect(run.end.reason).toBe('exit');
    expect(run.requests).toEqual([]);
    expect(run.calls).toEqual([
      ['search', { query: 'fixed' }],
      ['report', { title: 'found' }],
      ['mail', { to: 'ada', body: 'found' }],
    ]);
    expect(eventsOf(run, 'tool-started').every(({ chosenBy }) => chosenBy === 'rules')).toBe(true);
  });

  it('win over those of the model and vanish from what it is offered', async () => {
    const flow = workflow('flow', {
      tools: [mail, report],
      rules: [start(['mail', { to: is.json('boss') }], 'report'), arrow('mail', 'exit'), arrow('report', 'exit')],
    });
    const run = await scriptedRun(program(flow), { replies: [calling('mail', { to: 'thief', body: 'hi' })] });
    expect(run.requests[0]?.tools[0]?.parameters).toMatchObject({ properties: { body: { type: 'string' } } });
    expect(run.requests[0]?.tools[0]?.parameters['properties']).not.toHaveProperty('to');
    expect(run.calls).toEqual([['mail', { to: 'boss', body: 'hi' }]]);
  });

  it('end the run at once when they do not fit', async () => {
    const flow = workflow('flow', {
      tools: [search, mail],
      rules: [start(['search', { query: is.json(7) }]), arrow('search', 'exit')],
    });
    const run = await scriptedRun(program(flow));
    expect(run.end).toMatchObject({ reason: 'invalid-arguments' });
    expect(run.end.message).toContain('`query`');
    expect(run.calls).toEqual([]);
  });

  it('end the run as failed when they read a failed call', async () => {
    const flow = workflow('flow', {
      tools: [search, mail],
      rules: [
        start(['search', { query: is.json('x') }]),
        when('search', [], { failed: choice(['mail', { to: is.result('search') }]), otherwise: choice('mail') }),
        arrow('mail', 'exit'),
      ],
    });
    const run = await scriptedRun(program(flow), { tools: { search: () => new Error('down') } });
    expect(run.end.reason).toBe('tool-failed');
    expect(run.end.message).toContain('down');
  });
});

describe('routing by results', () => {
  const classify = tool('classify', { returns: is.literals('spam', 'ham') });
  const archive = tool('archive');
  const reply = tool('reply');
  const cases = [['spam', choice('archive')] as const, ['ham', choice('reply')] as const];
  const tail = [arrow('archive', 'exit'), arrow('reply', 'exit')];
  const flow = (parts: is.WhenParts, returns = classify.returns) =>
    program(
      workflow('flow', {
        tools: [{ ...classify, ...(returns !== undefined && { returns }) }, archive, reply],
        rules: [start('classify'), when('classify', cases, parts), ...tail],
      }),
    );

  it.each([
    ['spam', 'archive'],
    ['ham', 'reply'],
  ])('%s leads to %s', async (value, expected) => {
    const run = await scriptedRun(flow({}), { tools: { classify: () => value } });
    expect(run.calls.map(([name]) => name)).toEqual(['classify', expected]);
  });

  it('takes `failed` for a failing tool, else `else`, else stops with tool-failed', async () => {
    const fails = { classify: () => new Error('spam') };
    const byFailed = await scriptedRun(flow({ failed: choice('reply') }), { tools: fails });
    expect(byFailed.calls.map(([name]) => name)).toEqual(['classify', 'reply']);
    const byElse = await scriptedRun(flow({ otherwise: choice('reply') }), { tools: fails });
    expect(byElse.calls.map(([name]) => name)).toEqual(['classify', 'reply']);
    const stopped = await scriptedRun(flow({}), { tools: fails });
    expect(stopped.end).toMatchObject({ reason: 'tool-failed', message: '`classify` failed: spam' });
  });

  it('stops with unmatched-result where no case takes the result', async () => {
    const run = await scriptedRun(flow({}, is.string), { tools: { classify: () => 'eggs' } });
    expect(run.end.reason).toBe('unmatched-result');
    expect(run.end.message).toContain('eggs');
  });
});

describe('replies that cannot be used', () => {
  const flow = program(
    workflow('flow', {
      tools: [search, mail],
      rules: [start('search'), arrow('search', 'mail'), arrow('mail', 'exit')],
    }),
  );

  it('are not run; the model is told why and may do better', async () => {
    const run = await scriptedRun(flow, {
      replies: [
        calling('mail', { to: 'ada' }),
        calling('search', { query: 1 }),
        { text: 'Done!' },
        calling('search', { query: 'x' }),
      ].slice(1),
    });
    expect(run.calls).toEqual([['search', { query: 'x' }]]);
    expect(eventsOf(run, 'call-refused').map(({ reason }) => reason)).toEqual(['invalid-arguments', 'no-call']);
    expect(run.requests[1]?.messages.at(-1)).toMatchObject({ role: 'tool' });
    expect(run.requests[2]?.messages.at(-1)).toMatchObject({ role: 'user' });
  });

  it.each([
    ['rule-violation', calling('mail', { to: 'ada' })],
    ['rule-violation', calling('nothing')],
    ['invalid-arguments', calling('search', { query: 1 })],
    ['invalid-arguments', calling('search', {})],
    ['invalid-arguments', calling('search', { query: 'x', more: 1 })],
    ['invalid-arguments', { call: { name: 'search', arguments: '{"query":' } }],
    ['invalid-arguments', { call: { name: 'search', arguments: '[]' } }],
    ['no-tool-call', { text: 'I am done.' }],
    ['no-tool-call', {}],
  ])('three in a row end the run with %s', async (reason, reply) => {
    const run = await scriptedRun(flow, { replies: [reply, reply, reply, calling('search', { query: 'x' })] });
    expect(run.end.reason).toBe(reason);
    expect(run.requests).toHaveLength(3);
    expect(run.calls).toEqual([]);
  });

  it('never put arguments into the conversation that are not JSON, nor names that are not safe', async () => {
    const run = await scriptedRun(flow, { replies: [{ call: { name: 'se arch', arguments: '{' } }] });
    expect(run.requests[1]?.messages.at(-2)).toMatchObject({ call: { name: 'unknown_tool', arguments: '{}' } });
  });

  it('start again from nothing after a good one', async () => {
    const bad = calling('mail', { to: 'x' });
    const worse = calling('search', { query: 'x' });
    const run = await scriptedRun(flow, {
      replies: [bad, bad, calling('search', { query: 'x' }), worse, worse, calling('mail', { to: 'ada' })],
    });
    expect(run.end.reason).toBe('exit');
  });
});

describe('the end of a run', () => {
  it('is the built-in `finish` where `exit` stands beside others', async () => {
    const flow = workflow('flow', {
      result: is.object({ total: is.integer }),
      tools: [search],
      rules: [start('search'), arrow('search', 'search', 'exit')],
    });
    const run = await scriptedRun(program(flow), {
      replies: [calling('search', { query: 'x' }), calling('finish', { answer: { total: 3 } })],
    });
    expect(run.requests[1]?.tools.map(({ name }) => name)).toEqual(['search', 'finish']);
    expect(run.end).toEqual({ reason: 'exit', result: { total: 3 } });
    expect(run.calls).toHaveLength(1);
  });

  it('gives the built-in another name beside a tool called finish', async () => {
    const finish = tool('finish');
    const flow = workflow('flow', { tools: [finish], rules: [start('finish'), arrow('finish', 'finish', 'exit')] });
    const run = await scriptedRun(program(flow), { replies: [calling('finish_run', { answer: 'done' })] });
    expect(run.requests[0]?.tools.map(({ name }) => name)).toEqual(['finish', 'finish_run']);
    expect(run.end).toEqual({ reason: 'exit', result: 'done' });
  });

  it('asks for no answer where the author fixed it', async () => {
    const exit = { ...choice('search', 'exit'), exit: { id: 'exit', answer: is.json('fixed') } };
    const flow = workflow('flow', {
      tools: [search],
      rules: [start('search'), { type: 'child', id: 'arrow', tool: 'search', choice: exit }],
    });
    const run = await scriptedRun(program(flow), { replies: [calling('search', { query: 'x' }), calling('finish')] });
    expect(run.requests[1]?.tools[1]?.parameters).toMatchObject({ properties: {} });
    expect(run.end).toEqual({ reason: 'exit', result: 'fixed' });
  });

  it('is not offered, and an exit tool does not end the run, while a required tool is missing', async () => {
    const flow = workflow('flow', {
      tools: [search, report, mail],
      rules: [
        start('search'),
        arrow('search', 'report', 'mail', 'exit'),
        arrow('mail', 'exit'),
        arrow('report', 'mail', 'exit'),
        { type: 'required-before-exit', id: 'require', tool: 'report' },
      ],
    });
    const run = await scriptedRun(program(flow), {
      replies: [
        calling('search', { query: 'x' }),
        calling('mail', { to: 'ada' }),
        calling('report', { title: 't' }),
        calling('finish', { answer: 'ok' }),
      ],
      tools: { report: () => ({ text: 'x' }) },
    });
    expect(run.requests[1]?.tools.map(({ name }) => name)).not.toContain('finish');
    expect(run.calls.map(([name]) => name)).toEqual(['search', 'mail', 'report']);
    expect(run.end).toEqual({ reason: 'exit', result: 'ok' });
  });

  it('is a failure when the exit tool failed', async () => {
    const flow = workflow('flow', { tools: [search], rules: [start('search'), arrow('search', 'exit')] });
    const run = await scriptedRun(program(flow), {
      replies: [calling('search', { query: 'x' })],
      tools: { search: () => new Error('offline') },
    });
    expect(run.end).toMatchObject({ reason: 'tool-failed', message: '`search` failed: offline' });
  });

  it('is an answer only where no rule asks for a call', async () => {
    const flow = workflow('flow', { tools: [search, mail], rules: [arrow('search', 'mail')] });
    const run = await scriptedRun(program(flow), {
      replies: [
        calling('search', { query: 'x' }),
        { text: 'too early' },
        calling('mail', { to: 'ada' }),
        { text: 'Done.' },
      ],
    });
    expect(run.requests.map(({ choice: chosen }) => chosen)).toEqual([
      'auto',
      { tool: 'mail' },
      { tool: 'mail' },
      'auto',
    ]);
    expect(run.end).toEqual({ reason: 'answered', result: 'Done.' });
  });

  it('is a dead end when nothing is allowed, and the rules that clash are named', async () => {
    const flow = workflow('flow', {
      tools: [search],
      rules: [start('search'), arrow('search', 'search'), { type: 'max-count', id: 'limit', tool: 'search', limit: 1 }],
    });
    const run = await scriptedRun(program(flow), {
      replies: [calling('search', { query: 'x' })],
      tools: { search: () => 'y' },
    });
    expect(run.end).toMatchObject({ reason: 'dead-end', result: 'y' });
    expect(run.end.message).toContain('`limit search to 1`');
    expect(run.end.message).toContain('`search -> search`');
  });
});

describe('limits', () => {
  const looping = (settings: is.WorkflowParts['settings']) =>
    program(
      workflow('flow', {
        tools: [search],
        rules: [start('search'), arrow('search', 'search', 'exit')],
        ...(settings !== undefined && { settings }),
      }),
    );
  const forever = Array.from({ length: 100 }, () => calling('search', { query: 'x' }));

  it('stop after so many calls of models and tools', async () => {
    const run = await scriptedRun(looping({ steps: 5 }), { replies: forever });
    expect(run.end.reason).toBe('max-steps');
    expect(run.operations).toHaveLength(5);
  });

  it('stop after fifty when nothing is said', async () => {
    const run = await scriptedRun(looping({}), { replies: forever });
    expect(run.operations).toHaveLength(50);
    expect(eventsOf(run, 'run-finished')).toMatchObject([{ reason: 'max-steps', steps: 50 }]);
  });

  it('stop when the tokens are used, before anything else is done', async () => {
    const run = await scriptedRun(looping({ budget: 40 }), { replies: forever });
    expect(run.end.reason).toBe('budget');
    expect(run.operations.map(({ kind }) => kind)).toEqual(['model', 'tool', 'model', 'tool', 'model']);
  });

  it('hold with providers that report no usage', async () => {
    const silent = forever.map(({ call }) => ({ ...(call !== undefined && { call }) }));
    const run = await scriptedRun(looping({ budget: 200 }), { replies: silent });
    expect(run.end.reason).toBe('budget');
    expect(eventsOf(run, 'run-finished')[0]?.usage).toBeUndefined();
  });
});

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
