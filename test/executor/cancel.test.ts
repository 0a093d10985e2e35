import { describe, expect, it } from 'vitest';
import type { RunEvent } from '#core/events/run-event.ts';
import type { Tool } from '#core/ir/tool.ts';
import type { Program } from '#core/ir/workflow.ts';
import { realTimes } from '#executor/model/model-times.ts';
import type { RunHost } from '#executor/run/run-host.ts';
import { completionServer, failing, streamed, type Answer } from './support/completion-server.ts';
import { httpServer } from './support/http-server.ts';
import { gone } from './support/processes.ts';
import * as is from './support/programs.ts';
import { callOnce, realRun, type RealRunOptions } from './support/real-run.ts';
import { eventsOf } from './support/scripted-run.ts';
import { temporaryFolder } from './support/temporary-folder.ts';

/**
 * A run may be cancelled at any moment: it ends with `cancelled`, whoever works for it sees that nobody waits, and no
 * process stays behind. Each moment says when it has come; the run is cancelled then.
 */
interface Moment {
  readonly program: Program;
  readonly options?: (cancel: () => void) => RealRunOptions;
  /** The run is cancelled by an event that passes. */
  readonly at?: (event: RunEvent) => boolean;
  /** Resolves when the one that worked for the run knows that it is over. */
  readonly noticed: (run: Awaited<ReturnType<typeof realRun>>) => Promise<unknown>;
}

const folder = temporaryFolder();
folder.write('loop.mjs', 'export function loop() { console.log(process.pid); for (;;); }');
const loops = 'console.error(process.pid); setInterval(() => 0, 1000)';
const command = is.tool('work', {
  implementation: {
    kind: 'command',
    id: 'command',
    file: import.meta.url,
    argv: [is.template(process.execPath), is.template('-e'), is.template(loops)],
  },
});
const module = is.tool('work', {
  implementation: { kind: 'module', id: 'module', file: folder.file('flow.wf'), path: './loop.mjs', export: 'loop' },
});
const prompt = is.tool('work', {
  returns: is.string,
  implementation: { kind: 'prompt', id: 'prompt', text: is.template('Go.') },
});
const person = is.tool('work', {
  returns: is.string,
  implementation: { kind: 'person', id: 'person', text: is.template('What now?') },
});
const called = (url: string, more: Partial<Tool> = {}): Tool => ({
  ...is.tool('work', {
    implementation: { kind: 'http', id: 'http', method: 'GET', url: is.template(url), headers: [] },
  }),
  ...more,
});

/** A workflow whose first call is the model's. */
const asking = is.program(
  is.workflow('asks', {
    settings: { model: 'test/model' },
    tools: [{ ...command, parameters: [is.parameter('text', is.string)] }],
    rules: [is.start('work'), is.arrow('work', 'exit')],
  }),
);
const isOutput = ({ type }: RunEvent): boolean => type === 'tool-output';
const processIsGone: Moment['noticed'] = (run) => gone(Number(eventsOf(run, 'tool-output')[0]?.text));

async function model(answer: Answer): Promise<{
  readonly program: Program;
  readonly server: Awaited<ReturnType<typeof completionServer>>;
  readonly providers: RealRunOptions['providers'];
}> {
  const server = await completionServer([answer]);
  return { program: asking, server, providers: [{ name: 'test', baseUrl: server.baseUrl }] };
}

/** A question that nobody answers; `withdrawn` resolves when its signal aborts. */
function unanswered(cancel: () => void): {
  readonly ask: (question: unknown, signal: AbortSignal) => Promise<never>;
  readonly withdrawn: Promise<unknown>;
} {
  let withdraw: (value: unknown) => void = () => undefined;
  const withdrawn = new Promise((resolve) => (withdraw = resolve));
  return {
    withdrawn,
    ask(_question, signal) {
      signal.addEventListener('abort', withdraw, { once: true });
      cancel();
      return new Promise(() => undefined);
    },
  };
}

function question(program: Program, name: 'askApproval' | 'askPerson' | 'askSecret'): Moment {
  let withdrawn: Promise<unknown> | undefined;
  return {
    program,
    options(cancel) {
      const asked = unanswered(cancel);
      withdrawn = asked.withdrawn;
      return { host: { [name]: asked.ask } satisfies Partial<RunHost> };
    },
    noticed: () => withdrawn ?? Promise.reject(new Error('nothing was asked')),
  };
}

function seen(check: () => void): Promise<void> {
  check();
  return Promise.resolve();
}

const approved = callOnce(command);
const guard = { type: 'requires-approval', id: 'approve', tool: 'work' } as const;
const inner = is.workflow('inner', { tools: [command], rules: [is.start('work'), is.arrow('work', 'exit')] });

const moments: Readonly<Record<string, () => Moment | Promise<Moment>>> = {
  'while it waits for the model': async () => {
    let cancelRun: () => void = () => undefined;
    const { program, server, providers } = await model(() => {
      cancelRun();
    });
    return {
      program,
      options: (cancel) => ((cancelRun = cancel), { providers: providers ?? [] }),
      noticed: () => server.requests[0]?.aborted ?? Promise.reject(new Error('nothing was asked')),
    };
  },
  'in the middle of a reply': async () => {
    const { program, server, providers } = await model(streamed([{ delta: { content: 'Let me' } }], 'open'));
    return {
      program,
      options: () => ({ providers: providers ?? [] }),
      at: ({ type }) => type === 'model-text',
      noticed: () => server.requests[0]?.aborted ?? Promise.reject(new Error('nothing was asked')),
    };
  },
  'in the pause before a model is asked again': async () => {
    const { program, server, providers } = await model(failing(429, 'busy', { 'retry-after': '30' }));
    return {
      program,
      options: (cancel) => ({
        providers: providers ?? [],
        world: {
          fetch: (url, init) => fetch(url, init),
          times: {
            ...realTimes,
            pause(milliseconds, signal) {
              setImmediate(cancel);
              return realTimes.pause(milliseconds, signal);
            },
          },
        },
      }),
      noticed: () =>
        seen(() => {
          expect(server.requests).toHaveLength(1);
        }),
    };
  },
  'in a prompt tool': async () => {
    let cancelRun: () => void = () => undefined;
    const { server, providers } = await model(() => {
      cancelRun();
    });
    return {
      program: callOnce(prompt),
      options: (cancel) => ((cancelRun = cancel), { providers: providers ?? [], model: 'test/model' }),
      noticed: () => server.requests[0]?.aborted ?? Promise.reject(new Error('nothing was asked')),
    };
  },
  'in a command': () => ({ program: callOnce(command), at: isOutput, noticed: processIsGone }),
  'in a module that loops for ever': () => ({ program: callOnce(module), at: isOutput, noticed: processIsGone }),
  'in a command of a called workflow': () => ({
    program: is.program(
      is.workflow('outer', {
        tools: [is.workflowTool(inner)],
        rules: [is.start('inner'), is.arrow('inner', 'exit')],
      }),
      [inner],
    ),
    at: isOutput,
    noticed: processIsGone,
  }),
  'in an http tool': async () => {
    let cancelRun: () => void = () => undefined;
    const server = await httpServer(() => {
      cancelRun();
    });
    return {
      program: callOnce(called(`${server.origin}/`)),
      options: (cancel) => ((cancelRun = cancel), {}),
      noticed: () => server.requests[0]?.aborted ?? Promise.reject(new Error('nothing was asked')),
    };
  },
  'in the pause before a tool is called again': async () => {
    let cancelRun: () => void = () => undefined;
    const server = await httpServer((_request, response) => {
      response.on('close', () => setImmediate(cancelRun));
      response.writeHead(500).end('no');
    });
    return {
      program: callOnce(called(`${server.origin}/`, { retry: 9 })),
      options: (cancel) => ((cancelRun = cancel), {}),
      noticed: () =>
        seen(() => {
          expect(server.requests).toHaveLength(1);
        }),
    };
  },
  'at an approval': () =>
    question(
      { ...approved, workflows: approved.workflows.map((flow) => ({ ...flow, rules: [...flow.rules, guard] })) },
      'askApproval',
    ),
  'at the form of a person': () => question(callOnce(person), 'askPerson'),
  'at the question for a secret': () => question(callOnce({ ...command, secrets: ['TOKEN'] }), 'askSecret'),
  'before it began': () => ({
    program: callOnce(command),
    options: (cancel) => (cancel(), {}),
    noticed: (run) =>
      seen(() => {
        expect(eventsOf(run, 'tool-output')).toEqual([]);
      }),
  }),
};

describe('a run is cancelled', { timeout: 30_000 }, () => {
  it.each(Object.keys(moments))('%s', async (name) => {
    const moment = await moments[name]?.();
    if (moment === undefined) throw new Error(`no moment ${name}`);
    const controller = new AbortController();
    const cancel = (): void => {
      controller.abort();
    };
    const run = await realRun(moment.program, {
      ...moment.options?.(cancel),
      signal: controller.signal,
      onEvent(event) {
        if (moment.at?.(event) === true) cancel();
      },
    });
    expect(run.end.reason).toBe('cancelled');
    for (const finished of eventsOf(run, 'run-finished')) expect(finished.reason).toBe('cancelled');
    const { run: top, type } = run.events.at(-1) ?? {};
    expect([top, type]).toEqual(['real', 'run-finished']);
    await moment.noticed(run);
  });
});
