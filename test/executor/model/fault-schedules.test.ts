import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { StopReason } from '#core/events/stop-reason.ts';
import type { Json } from '#core/ir/json.ts';
import { networkRequest } from '#executor/network/network-request.ts';
import type { ApprovalVerdict } from '#executor/protocol/messages.ts';
import { completionServer, type Answer, type ReceivedRequest } from '../support/completion-server.ts';
import { httpServer } from '../support/http-server.ts';
import { impatientTimes, type ImpatientTimes } from '../support/impatient-times.ts';
import { begun, offered, raw, saying, status, type Mode } from '../support/model-answers.ts';
import * as is from '../support/programs.ts';
import { realRun } from '../support/real-run.ts';
import { eventsOf } from '../support/scripted-run.ts';

/** Faults that come in a row, between tools, around approvals and at the last call, streamed and not. */
type Answering = (mode: Mode, times: ImpatientTimes) => Answer;

const fill = (request: ReceivedRequest): readonly [string, string] => {
  const [name = ''] = offered(request);
  return [name, name === 'finish' ? '{"answer":"done"}' : '{"text":"x"}'];
};
const good: Answering = (mode) => saying(mode, (request) => ({ calls: [fill(request)] }));

/** Those that another attempt may mend. */
const passing = {
  busy: () => status(429, '{"error":{"message":"slow down"}}', { 'retry-after': '2' }),
  broken: () => status(503, '<title>Bad gateway</title>'),
  hungUp: () => (response) => response.destroy(),
  cut: (mode) => begun(mode, (response) => setImmediate(() => response.destroy())),
  short: (mode) => begun(mode, (response) => response.end()),
  silent: (_mode, times) => () => {
    times.silence(0);
  },
  stalled: (mode, times) =>
    begun(mode, () => {
      times.silence(2);
    }),
  garbage: () => raw('application/json', '\u0000{'),
  empty: () => raw('text/event-stream'),
  gone: (mode) => saying(mode, { text: 'Let', finish: 'error' }),
} as const satisfies Readonly<Record<string, Answering>>;

/** Replies that cannot be used. */
const useless = {
  chatty: (mode) => saying(mode, { text: 'I would search.' }),
  nothing: (mode) => saying(mode, {}),
  forbidden: (mode) => saying(mode, { calls: [['wipe', '{"text":"x"}']] }),
  half: (mode) => saying(mode, (request) => ({ calls: [[fill(request)[0], '{"te']], finish: 'length' })),
  list: (mode) => saying(mode, (request) => ({ calls: [[fill(request)[0], '[]']] })),
} as const satisfies Readonly<Record<string, Answering>>;

const final = { unknown: () => status(401, '{"error":"who are you"}') } as const satisfies Record<string, Answering>;
const kinds: Readonly<Record<string, Answering>> = { good, ...passing, ...useless, ...final };

interface Outcome {
  readonly reason: StopReason;
  readonly message: string | undefined;
  readonly result: Json | undefined;
  readonly called: readonly string[];
  readonly pauses: readonly number[];
  readonly requests: readonly ReceivedRequest[];
}

interface Circumstances {
  readonly approve?: () => Promise<ApprovalVerdict>;
  readonly signal?: AbortSignal;
  readonly times?: ImpatientTimes;
}

/** Searches, mails what a person has to approve, and finishes by a call, against a server with this schedule. */
async function scheduled(mode: Mode, schedule: readonly string[], more: Circumstances = {}): Promise<Outcome> {
  const times = more.times ?? impatientTimes();
  const tools = await httpServer((_request, response) => response.end('found'));
  const tool = (name: string) =>
    is.tool(name, {
      parameters: { text: is.string },
      returns: is.string,
      implementation: {
        kind: 'http',
        id: `http ${name}`,
        method: 'POST',
        url: is.template(`${tools.origin}/${name}`),
        headers: [],
      },
    });
  const flow = is.workflow('flow', {
    settings: { model: 'test/model' },
    result: is.string,
    tools: [tool('search'), tool('mail'), tool('wipe')],
    rules: [
      is.start('search'),
      is.arrow('search', 'mail'),
      { type: 'requires-approval', id: 'approve', tool: 'mail' },
      { type: 'child', id: 'arrow mail', tool: 'mail', choice: is.choice('exit', 'wipe') },
      { type: 'max-count', id: 'limit', tool: 'wipe', limit: 0 },
    ],
  });
  const server = await completionServer([...schedule, 'good'].map((kind) => (kinds[kind] ?? good)(mode, times)));
  const run = await realRun(is.program(flow), {
    providers: [{ name: 'test', baseUrl: server.baseUrl }],
    world: { fetch: networkRequest({}), times },
    ...(more.signal !== undefined && { signal: more.signal }),
    ...(more.approve !== undefined && { host: { askApproval: more.approve } }),
  });
  expect(eventsOf(run, 'run-finished')).toHaveLength(1);
  return {
    reason: run.end.reason,
    message: run.end.message,
    result: run.end.result,
    called: tools.requests.map(({ url }) => url.slice(1)),
    pauses: times.pauses,
    requests: server.requests,
  };
}

describe.each(['streamed', 'whole'] as const)('a model whose answers are %s', { timeout: 60_000 }, (mode) => {
  it('may fail twice in a row, in different ways, before each of its replies', async () => {
    const schedule = ['broken', 'cut', 'good', 'stalled', 'hungUp', 'good', 'garbage', 'silent', 'good'];
    const run = await scheduled(mode, schedule);
    expect(run).toMatchObject({ reason: 'exit', result: 'done', called: ['search', 'mail'] });
    expect(run.pauses).toEqual([500, 1000, 500, 1000, 500, 1000]);
  });

  it('may fail after a tool ran, which is not called again', async () => {
    const run = await scheduled(mode, ['good', 'stalled']);
    expect(run).toMatchObject({ reason: 'exit', called: ['search', 'mail'] });
    expect(JSON.stringify(run.requests[2]?.body)).toBe(JSON.stringify(run.requests[1]?.body));
  });

  it('may fail for good after a tool ran: what was found is kept', async () => {
    const run = await scheduled(mode, ['good', 'busy', 'empty', 'gone']);
    expect(run).toMatchObject({ reason: 'model-failed', result: 'found', called: ['search'], pauses: [2000, 1000] });
    expect(run.message).toContain('broke off its reply');
  });

  it('may fail at the last call: everything before it was done once', async () => {
    const run = await scheduled(mode, ['good', 'good', 'cut', 'half', 'short']);
    expect(run).toMatchObject({ reason: 'exit', result: 'done', called: ['search', 'mail'] });
    const lost = await scheduled(mode, ['good', 'good', 'cut', 'cut', 'cut']);
    expect(lost).toMatchObject({ reason: 'model-failed', called: ['search', 'mail'] });
  });

  it('may be gone once a call was approved: the call is made, once', async () => {
    const schedule = ['good', 'good', 'hungUp', 'hungUp', 'hungUp'];
    const run = await scheduled(mode, schedule, { approve: () => Promise.resolve({ verdict: 'once' }) });
    expect(run).toMatchObject({ reason: 'model-failed', called: ['search', 'mail'] });
  });

  it('may fail after a call was denied: it is told of the denial when it is back', async () => {
    const verdicts: ApprovalVerdict[] = [{ verdict: 'denied', reason: 'not to her' }, { verdict: 'once' }];
    const approve = (): Promise<ApprovalVerdict> => Promise.resolve(verdicts.shift() ?? { verdict: 'denied' });
    const run = await scheduled(mode, ['good', 'good', 'silent', 'garbage'], { approve });
    expect(run).toMatchObject({ reason: 'exit', called: ['search', 'mail'] });
    expect(JSON.stringify(run.requests[4]?.body)).toContain('not to her');
  });

  it('does not keep a run that is cancelled while it waits for another attempt', async () => {
    const cancel = new AbortController();
    const times = impatientTimes();
    const pause = (_milliseconds: number, signal: AbortSignal): Promise<void> => {
      cancel.abort();
      return Promise.reject(signal.reason as Error);
    };
    const run = await scheduled(mode, ['good', 'broken'], { signal: cancel.signal, times: { ...times, pause } });
    expect(run).toMatchObject({ reason: 'cancelled', called: ['search'] });
    expect(run.requests).toHaveLength(2);
  });

  it('makes of any schedule what three attempts and three useless replies make of it', async () => {
    const kind = fc.oneof(
      { weight: 4, arbitrary: fc.constant('good') },
      { weight: 5, arbitrary: fc.constantFrom(...Object.keys(passing)) },
      { weight: 3, arbitrary: fc.constantFrom(...Object.keys(useless)) },
      { weight: 1, arbitrary: fc.constantFrom(...Object.keys(final)) },
    );
    await fc.assert(
      fc.asyncProperty(fc.array(kind, { maxLength: 12 }), async (schedule) => {
        const { reason, called } = await scheduled(mode, schedule);
        expect({ reason, called }).toEqual(expected(schedule));
      }),
      { numRuns: 40 },
    );
  });
});

/** What becomes of a schedule, counted by hand. */
function expected(schedule: readonly string[]): { readonly reason: StopReason; readonly called: readonly string[] } {
  const steps = ['search', 'mail'];
  const called: string[] = [];
  let [faults, uselessReplies] = [0, 0];
  for (const kind of [...schedule, 'good', 'good', 'good']) {
    if (Object.hasOwn(final, kind)) return { reason: 'model-failed', called };
    if (Object.hasOwn(passing, kind)) {
      faults += 1;
      if (faults === 3) return { reason: 'model-failed', called };
      continue;
    }
    faults = 0;
    if (Object.hasOwn(useless, kind)) {
      uselessReplies += 1;
      if (uselessReplies === 3) return { reason: stopFor[kind as keyof typeof useless], called };
      continue;
    }
    uselessReplies = 0;
    const step = steps[called.length];
    if (step === undefined) return { reason: 'exit', called };
    called.push(step);
  }
  return { reason: 'exit', called };
}

const stopFor: Readonly<Record<keyof typeof useless, StopReason>> = {
  chatty: 'no-tool-call',
  nothing: 'no-tool-call',
  forbidden: 'rule-violation',
  half: 'invalid-arguments',
  list: 'invalid-arguments',
};
