import { describe, expect, it } from 'vitest';
import type { Json } from '#core/ir/json.ts';
import type { AskPersonParams } from '#executor/protocol/messages.ts';
import { deferred } from '../support/deferred.ts';
import * as is from '../support/programs.ts';
import { callOnce, realRun, type RealRun } from '../support/real-run.ts';

const review = is.tool('review', {
  parameters: { draft: is.string },
  returns: is.object({ ok: is.boolean, 'why?': is.string }),
  implementation: { kind: 'person', id: 'person', text: is.template('Good enough? ', is.input('draft')) },
});

async function answering(
  ...answers: readonly Json[]
): Promise<RealRun & { readonly forms: readonly AskPersonParams[] }> {
  const forms: AskPersonParams[] = [];
  const run = await realRun(callOnce(review), {
    inputs: { draft: 'Dear {you}' },
    host: {
      askPerson: (form) => {
        const answer = answers[forms.length];
        forms.push(form);
        return Promise.resolve(answer === undefined ? { declined: true } : { answer });
      },
    },
  });
  return { ...run, forms };
}

describe('a person who is a tool', () => {
  it('sees the question and a form of the result type, and gives the result', async () => {
    const { end, forms } = await answering({ ok: true, more: 1 });
    expect(end).toEqual({ reason: 'exit', result: { ok: true } });
    expect(forms).toEqual([
      {
        run: 'real',
        step: 1,
        tool: 'review',
        question: 'Good enough? Dear {you}',
        schema: {
          type: 'object',
          properties: { ok: { type: 'boolean' }, why: { type: 'string' } },
          required: ['ok'],
          additionalProperties: false,
        },
      },
    ]);
  });

  it('is asked again when the form does not fit, three times at most', async () => {
    const repaired = await answering({}, { ok: false });
    expect(repaired.end.result).toEqual({ ok: false });
    expect(repaired.forms[1]?.question).toContain('`ok` is missing');
    const stubborn = await answering({}, {}, {}, { ok: true });
    expect(stubborn.end).toMatchObject({ reason: 'tool-failed' });
    expect(stubborn.forms).toHaveLength(3);
  });

  it('has the time that its tool says, and the question is withdrawn then', async () => {
    const withdrawn = deferred<unknown>();
    const { end } = await realRun(callOnce({ ...review, timeout: 50 }), {
      inputs: { draft: '' },
      host: {
        askPerson: (_form, signal) => {
          signal.addEventListener('abort', withdrawn.resolve);
          return new Promise(() => undefined);
        },
      },
    });
    expect(end.message).toBe('`review` failed: it took longer than 50 ms');
    await withdrawn.promise;
  });

  it('may decline', async () => {
    expect((await answering()).end.message).toBe('`review` failed: the person declined');
  });
});
