import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { RunEvent, RunEventBody } from '#core/events/run-event.ts';
import { stopReasons } from '#core/events/stop-reason.ts';
import { Transcript } from '#core/events/transcript.ts';

function written(events: readonly (RunEventBody & { readonly run?: string })[]): readonly string[] {
  const transcript = new Transcript();
  return events.flatMap((body, sequence) => {
    const event = { run: 'r', sequence, time: 0, ...body } as RunEvent;
    return transcript.add(event).map(({ text }) => text);
  });
}

const started = (tool: string, more: Partial<RunEventBody> = {}): RunEventBody =>
  ({ type: 'tool-started', step: 1, tool, at: 'n', arguments: {}, chosenBy: 'rules', ...more }) as RunEventBody;
const finished = (more: Partial<RunEventBody>): RunEventBody =>
  ({ type: 'tool-finished', step: 1, tool: 't', ok: true, result: null, milliseconds: 5, ...more }) as RunEventBody;

describe('the transcript', () => {
  it('tells a run as a person reads it', () => {
    expect(
      written([
        { type: 'run-started', workflow: 'research', at: 'w', inputs: { topic: 'bees' }, model: 'local/small' },
        { type: 'model-asked', step: 1, offered: ['search'], forced: 'search', mayAnswer: false },
        { type: 'model-replied', step: 1, usage: { input: 12, output: 3 }, milliseconds: 800 },
        started('search', { arguments: { query: 'bees' }, chosenBy: 'forced' }),
        finished({ result: 'about bees', simulated: true }),
        { type: 'model-asked', step: 3, offered: ['mail', 'report'], mayAnswer: false },
        { type: 'model-replied', step: 3, milliseconds: 90 },
        started('mail', { arguments: { to: 'a@b', cc: ['c'] }, chosenBy: 'model' }),
        finished({ ok: false, result: 'no such address', milliseconds: 61_500 }),
        { type: 'run-finished', reason: 'tool-failed', steps: 4, message: 'mail failed.', milliseconds: 62_400 },
      ]),
    ).toEqual([
      '▶ research (local/small)',
      '  topic: "bees"',
      '1. search(query: "bees")',
      '   the only tool allowed; the model gave the arguments · 12 tokens in, 3 out · 800 ms',
      '   = about bees · made up by the rehearsal',
      '2. mail(to: "a@b", cc: ["c"])',
      '   chosen by the model, which could also call report · 90 ms',
      '   ✗ no such address · 1 min 2 s',
      '■ tool-failed · 2 calls · 4 steps · 1 min 2 s',
      '  mail failed.',
    ]);
  });

  it('shows streamed text line by line, and text that was not streamed once', () => {
    expect(
      written([
        { type: 'model-asked', step: 1, offered: [], mayAnswer: true },
        { type: 'model-text', step: 1, delta: 'First li' },
        { type: 'model-text', step: 1, delta: 'ne\nsec' },
        { type: 'model-text', step: 1, delta: 'ond' },
        { type: 'model-replied', step: 1, text: 'First line\nsecond', milliseconds: 1 },
        { type: 'model-asked', step: 2, offered: [], mayAnswer: true },
        { type: 'model-replied', step: 2, text: 'whole', milliseconds: 1 },
      ]),
    ).toEqual(['   » First line', '   » second', '   » whole']);
  });

  it('takes a long line in very many pieces without searching it again and again', () => {
    const pieces = Array.from({ length: 50_000 }, () => {
      return { type: 'model-text', step: 1, delta: 'x'.repeat(500) } as const;
    });
    const replied = { type: 'model-replied', step: 1, milliseconds: 1 } as const;
    expect(written([{ type: 'model-asked', step: 1, offered: [], mayAnswer: true }, ...pieces, replied])).toEqual([
      `   » ${'x'.repeat(4000)}… (24996000 more characters)`,
    ]);
  });

  it('says that the model called finish, with what that cost', () => {
    expect(
      written([
        { type: 'model-asked', step: 1, offered: ['a', 'finish'], mayAnswer: false },
        { type: 'model-replied', step: 1, call: { tool: 'finish', arguments: '{}' }, milliseconds: 10 },
        { type: 'run-finished', reason: 'exit', steps: 1, result: { ok: true }, milliseconds: 11 },
      ]),
    ).toEqual(['   the model called finish · 10 ms', '✓ exit · 0 calls · 1 step · 11 ms', '  = {"ok":true}']);
  });

  it.each([1, 2, 3, 12])('counts the calls at the end as it numbered them: %i', (count) => {
    const calls = Array.from({ length: count }, () => started('look'));
    const lines = written([...calls, { type: 'run-finished', reason: 'exit', steps: 20, milliseconds: 1 }]);
    expect(lines.findLast((line) => line.endsWith('look()'))).toBe(`${String(count)}. look()`);
    expect(lines.at(-1)).toBe(`✓ exit · ${String(count)} ${count === 1 ? 'call' : 'calls'} · 20 steps · 1 ms`);
  });

  it('tells tokens that are unknown from none', () => {
    const end = { type: 'run-finished', reason: 'exit', steps: 2, milliseconds: 1 } as const;
    expect(written([end])).toEqual(['✓ exit · 0 calls · 2 steps · 1 ms']);
    expect(written([{ ...end, usage: { input: 0, output: 0 } }])).toEqual([
      '✓ exit · 0 calls · 2 steps · 0 tokens in, 0 out · 1 ms',
    ]);
  });

  it('says nothing of the cost of what a rehearsal made up, in called workflows either', () => {
    const begun = { type: 'run-started', workflow: 'w', at: '0', inputs: {}, model: 'rehearsal' } as const;
    const usage = { input: 0, output: 0 };
    const replied = {
      type: 'model-replied',
      step: 1,
      call: { tool: 'finish', arguments: '{}' },
      usage,
      milliseconds: 0,
    } as const;
    const end = { type: 'run-finished', reason: 'exit', steps: 1, usage, milliseconds: 0 } as const;
    const inner = [begun, replied, end].map((event) => ({ ...event, run: 'r/1' }));
    expect(written([{ ...begun, seed: 7 }, ...inner, replied, end])).toEqual([
      '▶ w (rehearsal, seed 7)',
      '  ▶ w (rehearsal)',
      '     the model called finish',
      '  ✓ exit · 0 calls · 1 step · 0 ms',
      '   the model called finish',
      '✓ exit · 0 calls · 1 step · 0 ms',
    ]);
  });

  it('keeps the calls of a workflow called as a tool apart', () => {
    expect(written([started('outer'), { ...started('inner'), run: 'r/1' }, started('outer')])).toEqual([
      '1. outer()',
      '   the rules allow nothing else and fix its arguments: no model was asked',
      '  1. inner()',
      '     the rules allow nothing else and fix its arguments: no model was asked',
      '2. outer()',
      '   the rules allow nothing else and fix its arguments: no model was asked',
    ]);
  });

  it('lays out long results and texts of several lines', () => {
    expect(written([finished({ result: '' })])).toEqual(['   = "" · 5 ms']);
    expect(written([finished({ result: 'a\nb\n' })])).toEqual(['   = 2 lines · 5 ms', '     a', '     b']);
    const long = { text: 'x'.repeat(100), more: 1 };
    expect(written([finished({ result: long })])).toEqual([
      '   = 4 lines · 5 ms',
      '     {',
      `       "text": "${long.text}",`,
      '       "more": 1',
      '     }',
    ]);
  });

  it('cuts what nobody reads to the end, and says how much', () => {
    expect(written([finished({ result: 'x'.repeat(5000) })])[0]).toBe(
      `   = ${'x'.repeat(4000)}… (1000 more characters) · 5 ms`,
    );
  });

  it('shows approvals and refused calls with their reasons', () => {
    const asked = {
      type: 'approval-asked',
      step: 1,
      tool: 'mail',
      at: 'n',
      arguments: { to: 'a' },
      why: 'search -> mail.',
    };
    expect(
      written([
        { type: 'call-refused', step: 1, tool: 'rm', reason: 'not-allowed', hint: 'Call search.' },
        asked as RunEventBody,
        { type: 'approval-given', step: 1, tool: 'mail', verdict: 'denied', reason: 'too late' },
        { type: 'approval-given', step: 1, tool: 'mail', verdict: 'run' },
        { type: 'approval-given', step: 1, tool: 'mail', verdict: 'once', arguments: { to: 'b' } },
      ]),
    ).toEqual([
      '  ! not run: rm: Call search.',
      '  ? may mail(to: "a") be called? search -> mail.',
      '  ? denied: too late',
      '  ? approved for the rest of this run',
      '  ? approved, with other arguments',
    ]);
  });

  it('marks every stop but exit and answer as no success', () => {
    const marks = stopReasons.map(
      (reason) => written([{ type: 'run-finished', reason, steps: 0, milliseconds: 0 }])[0],
    );
    expect(marks.filter((line) => line?.startsWith('✓'))).toEqual([
      '✓ exit · 0 calls · 0 steps · 0 ms',
      '✓ answered · 0 calls · 0 steps · 0 ms',
    ]);
  });

  it('never passes on a character that is obeyed instead of shown, whatever tools and models say', () => {
    const hostile = fc.string({ unit: 'binary' });
    fc.assert(
      fc.property(hostile, hostile, fc.jsonValue(), (name, text, result) => {
        const lines = written([
          { type: 'run-started', workflow: name, at: 'w', inputs: { [name]: text }, model: text },
          started(name, { arguments: { [name]: text } }),
          { type: 'tool-output', step: 1, tool: name, text },
          { type: 'model-text', step: 1, delta: `${text}\n` },
          finished({ result: text }),
          finished({ result: result as never, ok: false }),
          { type: 'call-refused', step: 1, tool: name, reason: 'not-allowed', hint: text },
          { type: 'approval-given', step: 1, tool: name, verdict: 'denied', reason: text },
          { type: 'run-finished', reason: 'dead-end', steps: 1, message: text, result: text, milliseconds: 1 },
        ]);
        expect(lines.join('')).not.toMatch(
          /[\p{Cc}\p{Zl}\p{Zp}\p{Cs}\u061c\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]/u,
        );
      }),
    );
  });
});
