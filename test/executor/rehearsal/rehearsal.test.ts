import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { RunEvent } from '#core/events/run-event.ts';
import type { Type, TypeDeclaration } from '#core/ir/type.ts';
import type { Program } from '#core/ir/workflow.ts';
import { fit } from '#core/types/fits.ts';
import { schemaOf } from '#core/types/json-schema.ts';
import { typeTable } from '#core/types/type-table.ts';
import { Choices } from '#executor/rehearsal/choices.ts';
import { seededRandom } from '#executor/rehearsal/random.ts';
import { newRehearsal, type Rehearsal } from '#executor/rehearsal/rehearsal.ts';
import { sampleValue } from '#executor/rehearsal/sample-value.ts';
import { startRun } from '#executor/run/start-run.ts';
import * as is from '../support/programs.ts';
import { keep, nobody } from '../support/nobody.ts';
import { eventsOf } from '../support/scripted-run.ts';

const { arrow, choice, program, start, tool, when, workflow } = is;

const triage = program(
  workflow('triage', {
    tools: [
      tool('classify', { returns: is.object({ kind: is.literals('spam', 'urgent', 'other'), 'why?': is.string }) }),
      tool('archive'),
      tool('page', { parameters: { text: is.string, 'level?': is.integer } }),
      tool('reply', { parameters: { to: is.string } }),
      tool('alarm'),
    ],
    rules: [
      start('classify'),
      when(
        'classify',
        [
          ['spam', choice('archive')],
          ['urgent', choice('page')],
        ],
        { path: ['kind'], otherwise: choice('reply', 'exit'), failed: choice('alarm') },
      ),
      arrow('archive', 'exit'),
      arrow('page', 'page', 'reply'),
      arrow('reply', 'exit'),
      arrow('alarm', 'exit'),
      { type: 'requires-approval', id: 'approve', tool: 'page' },
    ],
  }),
);

async function rehearse(
  tested: Program,
  seed: number,
  rehearsal?: Rehearsal,
): Promise<{ events: readonly RunEvent[] }> {
  const events: RunEvent[] = [];
  await startRun(
    { run: 'r', program: tested, inputs: {}, model: 'rehearsal', seed, providers: [] },
    nobody(keep(events)),
    rehearsal === undefined ? {} : { rehearsal },
  );
  return { events };
}

describe('a rehearsal', () => {
  it('runs tools that are only declared, makes up what they return, and says so', async () => {
    const run = await rehearse(triage, 1);
    expect(eventsOf(run, 'run-finished')).toMatchObject([{ reason: 'exit', usage: { input: 0, output: 0 } }]);
    expect(eventsOf(run, 'run-started')).toMatchObject([{ model: 'rehearsal', seed: 1 }]);
    expect(eventsOf(run, 'tool-finished').every(({ simulated }) => simulated === true)).toBe(true);
  });

  it('is the same run for the same seed', async () => {
    const bare = async (seed: number): Promise<string> => {
      const { events } = await rehearse(triage, seed);
      return JSON.stringify(events.map((event) => ({ ...event, time: 0, milliseconds: 0 })));
    };
    expect(await bare(5)).toBe(await bare(5));
    expect(await bare(5)).not.toBe(await bare(6));
  });

  it('takes every branch within a few runs, failures too', async () => {
    const rehearsal = newRehearsal(3);
    const called = new Set<string>();
    const ends = new Set<string>();
    for (let run = 0; run < 12; run += 1) {
      const { events } = await rehearse(triage, 3, rehearsal);
      for (const event of events) {
        if (event.type === 'tool-started') called.add(event.tool);
        if (event.type === 'model-replied') ends.add(event.call?.tool ?? 'text');
      }
    }
    expect([...called].sort()).toEqual(['alarm', 'archive', 'classify', 'page', 'reply']);
    expect(ends).toContain('finish');
  });

  it('takes the case `null` of a field that may be absent, by leaving it out', async () => {
    const look = tool('look', { returns: is.object({ 'owner?': is.literals('me', 'you'), id: is.string }) });
    const cases = [
      [null, is.choice('free')],
      ['me', is.choice('mine')],
    ] as const;
    const flow = is.workflow('flow', {
      tools: [look, tool('free'), tool('mine'), tool('theirs')],
      rules: [
        is.start('look'),
        is.when('look', cases, { path: ['owner'], otherwise: is.choice('theirs') }),
        ...['free', 'mine', 'theirs'].map((name) => arrow(name, 'exit')),
      ],
    });
    const rehearsal = newRehearsal(1);
    const called = new Set<string>();
    for (let run = 0; run < 3; run += 1) {
      const { events } = await rehearse(is.program(flow), 1, rehearsal);
      for (const { tool: name, result } of eventsOf({ events }, 'tool-finished')) {
        called.add(name);
        if (name === 'look') expect(Object.values(result as object)).not.toContain(null);
      }
    }
    expect([...called].sort()).toEqual(['free', 'look', 'mine', 'theirs']);
  });

  it('always ends, whatever the seed', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer(), async (seed) => {
        const run = await rehearse(triage, seed);
        expect(eventsOf(run, 'run-finished')[0]?.reason).toBe('exit');
        expect(eventsOf(run, 'call-refused')).toEqual([]);
      }),
      { numRuns: 100 },
    );
  });

  it('ends a workflow without rules by an answer', async () => {
    const open = program(workflow('open', { tools: [tool('a'), tool('b'), tool('c')], rules: [] }));
    for (let seed = 0; seed < 10; seed += 1) {
      expect(eventsOf(await rehearse(open, seed), 'run-finished')).toMatchObject([{ reason: 'answered' }]);
    }
  });
});

const tree: TypeDeclaration = {
  id: 'type Tree',
  name: 'Tree',
  type: is.object({
    value: is.string,
    children: is.list({ kind: 'reference', declaration: 'type Tree', name: 'Tree' }),
  }),
};

const anyType: fc.Arbitrary<Type> = fc.letrec<{ type: Type }>((tie) => ({
  type: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.constantFrom<Type>(is.string, is.number, is.integer, is.boolean, is.any, is.nothing),
    fc.constantFrom<Type>(is.literals('a', 'b'), is.literals(1, true, null), {
      kind: 'reference',
      declaration: 'type Tree',
      name: 'Tree',
    }),
    tie('type').map((element) => is.list(element)),
    fc.uniqueArray(tie('type'), { minLength: 1, maxLength: 3 }).map((options) => is.union(...options)),
    fc
      .dictionary(fc.constantFrom('to', 'title', 'id', '__proto__', 'n?', 'constructor'), tie('type'))
      .map((fields) => is.object(fields)),
  ),
})).type;

describe('a made-up value', () => {
  it('fits its type', () => {
    const types = typeTable([tree]);
    fc.assert(
      fc.property(anyType, fc.integer(), (type, seed) => {
        const value = sampleValue(schemaOf(type, types), 'result of x', new Choices(seededRandom(seed)));
        expect(fit(type, value, types, 'closed')).toEqual({ ok: true, value });
      }),
    );
  });

  it('looks like what its name says', () => {
    const type = is.object({ to: is.string, title: is.string, url: is.string, user_id: is.string });
    const value = sampleValue(schemaOf(type, new Map()), 'x', new Choices(seededRandom(1)));
    expect(value).toMatchObject({ to: 'ada@example.com', title: 'A sample title', url: 'https://example.com/page' });
    expect(JSON.stringify(value)).toMatch(/"user_id":"user_id-\d+"/);
  });
});
