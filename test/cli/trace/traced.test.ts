import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { RunEvent } from '#core/events/run-event.ts';
import { completionServer, finished, streamed, toolCall, usage } from '../../executor/support/completion-server.ts';
import { folderWith, wf } from '../folder.ts';
import { formProblems } from './otlp-form.ts';
import { spansIn, type WrittenSpan } from './spans.ts';

const flow = `/** Look it up. */
tool look(topic: string): string
  command ["node", "-e", "console.log('found ' + process.argv[1])", "{topic}"]
/** Send it. */
tool send(text: string): string
  command ["node", "-e", "process.exit(process.argv[1] === 'no' ? 3 : 0)", "{text}"]
/** Find out. */
workflow find(topic: string): string {
  start -> look(topic: topic) -> exit
}
workflow main(topic: string) {
  model "mine/large"
  prompt "Send something."
  start -> find(topic: topic) -> send -> exit
  approve send
}
`;

interface Traced {
  readonly folder: string;
  readonly code: number;
  readonly stderr: string;
  readonly events: readonly RunEvent[];
  readonly spans: readonly WrittenSpan[];
}

/** A recorded and traced run in which the model sends this text. */
async function tracedRun(text: string, trace = 'trace.jsonl'): Promise<Traced> {
  const server = await completionServer([streamed([toolCall('send', JSON.stringify({ text })), finished, usage])]);
  const folder = folderWith({ 'm.wf': flow });
  const { code, stdout, stderr } = await wf(
    folder,
    ['run', 'm.wf', 'main', '--input', 'topic=whales', '--yes', '--events', '--journal', 'j.jsonl', '--trace', trace],
    {
      env: {
        WF_PROVIDERS: JSON.stringify({ mine: { baseUrl: server.baseUrl, keyFrom: 'KEY' } }),
        KEY: 'sk-1234567890',
      },
    },
  );
  const lines = stdout.split('\n').slice(0, -1);
  const events = lines.map((line) => JSON.parse(line) as RunEvent);
  const path = join(folder, trace);
  return { folder, code, stderr, events, spans: existsSync(path) ? (spansIn(path)[0] ?? []) : [] };
}

function named(spans: readonly WrittenSpan[], name: string): WrittenSpan {
  const found = spans.filter((span) => span.name === name);
  if (found.length !== 1 || found[0] === undefined) throw new Error(`${found.length} spans are called ${name}`);
  return found[0];
}

describe('a traced run', { timeout: 30_000 }, () => {
  it('is a tree of spans: workflows, models, people and tools', async () => {
    const { spans, folder } = await tracedRun('yes');
    const main = named(spans, 'invoke_workflow main');
    const call = named(spans, 'execute_tool find');
    const inner = named(spans, 'invoke_workflow find');
    expect(spans.map(({ name, parent }) => [name, parent])).toEqual(
      expect.arrayContaining([
        ['invoke_workflow main', undefined],
        ['execute_tool find', main.id],
        ['invoke_workflow find', call.id],
        ['execute_tool look', inner.id],
        ['chat large', main.id],
        ['approve send', main.id],
        ['execute_tool send', main.id],
      ]),
    );
    expect(spans).toHaveLength(7);
    expect(new Set(spans.map(({ trace }) => trace)).size).toBe(1);
    expect(spans.filter(({ failed }) => failed)).toEqual([]);
    expect(statSync(join(folder, 'trace.jsonl')).mode & 0o777).toBe(0o600);
  });

  it('has the times of its events, each span within its parent', async () => {
    const { spans, events } = await tracedRun('yes');
    const at = (type: RunEvent['type']): number => events.find((event) => event.type === type)?.time ?? NaN;
    expect(named(spans, 'chat large')).toMatchObject({ begin: at('model-asked'), end: at('model-replied') });
    expect(named(spans, 'invoke_workflow main')).toMatchObject({ begin: at('run-started'), end: events.at(-1)?.time });
    for (const span of spans) {
      const parent = spans.find(({ id }) => id === span.parent);
      expect(span.end).toBeGreaterThanOrEqual(span.begin);
      if (parent === undefined) continue;
      expect([parent.begin <= span.begin, span.end <= parent.end]).toEqual([true, true]);
    }
  });

  it('names things as the conventions do, and tells tokens', async () => {
    const { spans, events } = await tracedRun('yes');
    expect(named(spans, 'chat large')).toMatchObject({
      kind: 3,
      attributes: {
        'gen_ai.operation.name': 'chat',
        'gen_ai.provider.name': 'mine',
        'gen_ai.request.model': 'large',
        'gen_ai.usage.input_tokens': 11,
        'gen_ai.usage.output_tokens': 7,
      },
    });
    expect(named(spans, 'execute_tool send')).toMatchObject({
      kind: 1,
      attributes: {
        'gen_ai.operation.name': 'execute_tool',
        'gen_ai.tool.name': 'send',
        'gen_ai.tool.type': 'function',
      },
    });
    expect(named(spans, 'invoke_workflow main').attributes).toMatchObject({
      'gen_ai.operation.name': 'invoke_workflow',
      'gen_ai.agent.name': 'main',
      'gen_ai.conversation.id': events[0]?.run,
      'toolpath.stop_reason': 'exit',
    });
    expect(named(spans, 'approve send').attributes).toMatchObject({ 'toolpath.verdict': 'once' });
  });

  it('says what failed, and holds no content', async () => {
    const { spans, folder, code } = await tracedRun('no');
    expect(code).toBe(1);
    expect(named(spans, 'execute_tool send')).toMatchObject({
      failed: true,
      attributes: { 'error.type': 'tool-failed' },
    });
    const main = named(spans, 'invoke_workflow main');
    expect(main).toMatchObject({ failed: true, attributes: { 'error.type': 'tool-failed' } });
    expect(main.message).toContain('exit code 3');
    expect(readFileSync(join(folder, 'trace.jsonl'), 'utf8')).not.toMatch(/whales|Send something/);
  });

  it('can be traced afterwards, with the times at which things happened', async () => {
    const { spans, folder } = await tracedRun('yes');
    const { code } = await wf(folder, ['replay', 'j.jsonl', '--trace', 'later.jsonl']);
    const later = spansIn(join(folder, 'later.jsonl'))[0] ?? [];
    const shape = (all: readonly WrittenSpan[]): unknown =>
      Object.fromEntries(all.map(({ name, attributes }) => [name, attributes]));
    expect([code, shape(later)]).toEqual([0, shape(spans)]);
    const main = named(later, 'invoke_workflow main');
    expect(main.end).toBeLessThanOrEqual(named(spans, 'invoke_workflow main').end);
  });

  it('that goes on after a crash is traced as a whole, with the times at which things happened', async () => {
    const { spans, folder } = await tracedRun('yes');
    const lines = readFileSync(join(folder, 'j.jsonl'), 'utf8').split('\n');
    const cut = lines.findIndex((line) => line.includes('"type":"completed"') && line.includes('.tool.send"'));
    writeFileSync(join(folder, 'j.jsonl'), `${lines.slice(0, cut).join('\n')}\n`);
    const { code, stderr } = await wf(
      folder,
      ['resume', 'j.jsonl', '--uncompleted', 'repeat', '--trace', 'later.jsonl'],
      { env: { WF_PROVIDERS: '{"mine":{"baseUrl":"http://127.0.0.1:9/v1"}}' } },
    );
    expect([code, stderr]).toEqual([0, '']);
    const later = spansIn(join(folder, 'later.jsonl'))[0] ?? [];
    const shape = (all: readonly WrittenSpan[]): unknown =>
      Object.fromEntries(all.map(({ name, attributes }) => [name, attributes]));
    expect(shape(later)).toEqual(shape(spans));
    const early = named(later, 'execute_tool look');
    const before = named(spans, 'execute_tool look');
    // An event is told a moment after its record was written.
    expect(Math.abs(early.begin - before.begin)).toBeLessThan(1_000);
    expect(named(later, 'execute_tool send').end).toBeGreaterThanOrEqual(named(spans, 'execute_tool send').end);
  });

  it('is of a new run too that shares its first steps with another', async () => {
    const { folder } = await tracedRun('yes');
    const server = await completionServer([streamed([toolCall('send', '{"text":"yes"}'), finished, usage])]);
    const { code } = await wf(
      folder,
      ['replay', 'j.jsonl', '--from', '2', '--journal', 'k.jsonl', '--yes', '--trace', 'forked.jsonl'],
      { env: { WF_PROVIDERS: JSON.stringify({ mine: { baseUrl: server.baseUrl } }) } },
    );
    expect(code).toBe(0);
    expect(spansIn(join(folder, 'forked.jsonl'))[0]).toHaveLength(7);
  });

  it('is what a collector reads: only fields and forms of the protocol', async () => {
    const { folder } = await tracedRun('no');
    const [line = ''] = readFileSync(join(folder, 'trace.jsonl'), 'utf8').split('\n');
    expect(formProblems(JSON.parse(line) as unknown)).toEqual([]);
  });

  it('is added to the file; one that cannot be written stops the run before it begins', async () => {
    const folder = folderWith({ 'm.wf': flow });
    const rehearse = ['run', 'm.wf', 'main', '--input', 'topic=x', '--model', 'rehearsal', '--yes', '--trace'];
    await wf(folder, [...rehearse, 'trace.jsonl']);
    await wf(folder, [...rehearse, 'trace.jsonl']);
    const lines = spansIn(join(folder, 'trace.jsonl'));
    expect(lines).toHaveLength(2);
    expect(named(lines[1] ?? [], 'execute_tool look').attributes['toolpath.simulated']).toBe(true);
    const refused = await wf(folder, [...rehearse, 'no/such/folder.jsonl']);
    expect(refused).toMatchObject({ code: 2, stdout: '' });
    expect(refused.stderr).toContain('--trace no/such/folder.jsonl');
  });
});
