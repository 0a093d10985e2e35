import { describe, expect, it } from 'vitest';
import type { AskHostModel } from '#executor/model/editor-chat-model.ts';
import { editorChatModel } from '#executor/model/editor-chat-model.ts';
import { callId } from '#executor/step/conversation.ts';
import { impatientTimes } from '../support/impatient-times.ts';
import * as is from '../support/programs.ts';
import { realRun } from '../support/real-run.ts';
import { eventsOf } from '../support/scripted-run.ts';

const echo = is.tool('echo', {
  parameters: { text: is.string },
  returns: is.string,
  implementation: {
    kind: 'command',
    id: 'command',
    file: import.meta.url,
    argv: [is.template('echo'), is.template(is.input('text'))],
  },
});
const flow = is.program(
  is.workflow('flow', {
    settings: { model: 'vscode/test/model', temperature: 0.5 },
    tools: [echo],
    rules: [is.start('echo'), is.arrow('echo', 'echo', 'exit')],
  }),
);

describe('a model of the editor', () => {
  it('is asked through the host, and told what came of its calls', async () => {
    const asked: Parameters<AskHostModel>[1][] = [];
    const run = await realRun(flow, {
      host: {
        askModel(_run, request, onText) {
          asked.push(request);
          onText('Hm.');
          const first = asked.length === 1;
          const call = first
            ? { name: 'echo', arguments: '{"text":"x"}' }
            : { name: 'finish', arguments: '{"answer":"y"}' };
          return Promise.resolve({ reply: { text: 'Hm.', call } });
        },
      },
    });
    expect(run.end).toEqual({ reason: 'exit', result: 'y' });
    expect(asked.map(({ model, choice, temperature }) => [model, choice, temperature])).toEqual([
      ['vscode/test/model', { tool: 'echo' }, 0.5],
      ['vscode/test/model', 'required', 0.5],
    ]);
    expect(asked[1]?.messages.slice(2)).toEqual([
      { role: 'assistant', text: 'Hm.', call: { id: callId(2), name: 'echo', arguments: '{"text":"x"}' } },
      { role: 'tool', id: callId(2), text: 'x' },
    ]);
    expect(eventsOf(run, 'model-text')).toHaveLength(2);
    expect(eventsOf(run, 'run-finished')[0]?.usage).toBeUndefined();
  });

  it('that cannot be asked ends the run with the reason', async () => {
    const failed = 'you have not agreed';
    const host = { askModel: () => Promise.resolve({ failed, repeatable: false }) };
    expect((await realRun(flow, { host })).end).toEqual({ reason: 'model-failed', message: failed });
  });

  it('is not there outside of an editor: the run does not begin', async () => {
    await expect(realRun(flow)).rejects.toMatchObject({ refusal: { kind: 'unknown-model' } });
    await expect(realRun(flow)).rejects.toThrow('run the workflow in VS Code');
  });

  it('is given up when it goes silent', async () => {
    const times = impatientTimes();
    const model = editorChatModel(
      'run',
      (_run, _request, onText, signal) => {
        times.silence(1);
        onText('Let me');
        return new Promise((_resolve, reject) => {
          signal.addEventListener('abort', () => {
            reject(signal.reason as Error);
          });
        });
      },
      times,
    );
    const request = { model: 'vscode/m', messages: [], tools: [], choice: 'none' } as const;
    const context = { signal: new AbortController().signal, onText: () => undefined };
    await expect(model.ask(request, context)).rejects.toMatchObject({
      message: '`vscode/m` went silent',
      retryable: true,
    });
  });
});
