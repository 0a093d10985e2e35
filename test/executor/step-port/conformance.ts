import { describe, expect, it, onTestFinished, vi } from 'vitest';
import type { Performer } from '#executor/adapters/direct-steps.ts';
import type { Resolution } from '#executor/adapters/journaled-run.ts';
import type { ApprovalVerdict } from '#executor/protocol/messages.ts';
import { deferred } from '../support/deferred.ts';
import * as is from '../support/programs.ts';
import { eventsOf } from '../support/scripted-run.ts';
import { play, type StepPortAdapter } from './adapter.ts';
import { interruptionConformance } from './interruptions.ts';
import { sampleProgram, samplePerformer } from './sample-program.ts';
import { CountingLedger, dyingAt, knowing, playedOnce, worldOf } from './worlds.ts';

const sample = sampleProgram();

/** What every adapter behind `StepPort` must do. `fresh` gives one that keeps nothing yet. */
export function stepPortConformance(name: string, fresh: () => StepPortAdapter): void {
  describe(`${name} behind the step port`, () => {
    it('replays a run to the same events, and performs nothing', async () => {
      const adapter = fresh();
      const played = await playedOnce(adapter, worldOf(samplePerformer(new CountingLedger())));
      expect(played.end).toMatchObject({ reason: 'exit', result: 'send of {"text":"edited"}' });
      const again = await adapter.replay('run', new AbortController().signal);
      expect(await play(sample, again)).toEqual(played);
    });

    it('waits once between two attempts at a call', async () => {
      const retried = sampleProgram(1);
      const adapter = fresh();
      const played = await playedOnce(adapter, worldOf(samplePerformer(new CountingLedger(), true)), retried);
      // Whoever waits now waits for ever.
      vi.useFakeTimers({ toFake: ['setTimeout'] });
      onTestFinished(() => {
        vi.useRealTimers();
      });
      const again = await adapter.replay('run', new AbortController().signal);
      expect(await play(retried, again)).toEqual(played);
      expect(await adapter.trace('run')).toContain('completed 3.tool.flaky.wait-1');
    });

    it('names every step of a run once, those of a called workflow by the call', async () => {
      const adapter = fresh();
      await playedOnce(adapter, worldOf(samplePerformer(new CountingLedger())));
      const begun = (await adapter.trace('run')).filter((line) => line.startsWith('started '));
      expect(new Set(begun).size).toBe(begun.length);
      expect(begun).toContain('started 4.tool.inner/1.tool.look');
    });

    it('names what a called workflow waits for by the call as well', async () => {
      const inner = is.workflow('inner', {
        tools: [is.tool('flaky', { returns: is.string, retry: 1 })],
        rules: [
          is.start('flaky'),
          is.arrow('flaky', 'exit'),
          { type: 'requires-approval', id: 'approve', tool: 'flaky' },
        ],
      });
      const rules = [is.start('inner'), is.arrow('inner', 'exit')];
      const outer = is.workflow('outer', { tools: [is.workflowTool(inner)], rules });
      const performer = samplePerformer(new CountingLedger(), true);
      const agreeing: Performer = { ...performer, approve: () => Promise.resolve({ verdict: 'once' }) };
      const adapter = fresh();
      const open = await adapter.open('run', worldOf(agreeing));
      expect((await play(is.program(outer, [inner]), open, { inputs: {} })).end.reason).toBe('exit');
      await open.close();
      const begun = (await adapter.trace('run')).filter((line) => line.startsWith('started '));
      const flaky = 'started 1.tool.inner/1.tool.flaky';
      expect(begun).toEqual(['started 1.tool.inner/1.approval.flaky', flaky, `${flaky}.wait-1`, `${flaky}.attempt-2`]);
    });

    it('replays a run that asks for something else no further than that', async () => {
      const adapter = fresh();
      await playedOnce(adapter, worldOf(samplePerformer(new CountingLedger())));
      const again = await adapter.replay('run', new AbortController().signal);
      await expect(play(sample, again, { inputs: { topic: 'sharks' } })).rejects.toThrow(/changed at 1\.model/);
    });

    it('loses and repeats nothing, wherever its process dies', async () => {
      const whole = await playedOnce(fresh(), worldOf(samplePerformer(new CountingLedger())));
      for (const when of ['before', 'after'] as const) {
        // Model, search, flaky, inner's look, model, approval, send.
        for (let n = 1; n <= 7; n += 1) {
          const adapter = fresh();
          const ledger = new CountingLedger();
          const died = deferred<undefined>();
          const dying = dyingAt(samplePerformer(ledger), n, when, () => {
            died.resolve(undefined);
          });
          void play(sample, await adapter.open('run', worldOf(dying))).catch(() => undefined);
          await died.promise;
          await adapter.crash('run');
          const rest = worldOf(samplePerformer(ledger), { resolve: knowing(ledger) });
          const resumed = await playedOnce(adapter, rest);
          expect(resumed.end, `${when} operation ${n}`).toEqual(whole.end);
          const others = [...ledger.counts].filter(([key]) => !key.endsWith('search'));
          expect(new Set(others.map(([, count]) => count)), `${when} operation ${n}`).toEqual(new Set([1]));
          const again = await adapter.replay('run', new AbortController().signal);
          expect(await play(sample, again)).toEqual(resumed);
        }
      }
    });

    it.each(['before', 'after'] as const)(
      'dies %s an operation again and again, and still comes to its end',
      async (when) => {
        const adapter = fresh();
        const ledger = new CountingLedger();
        for (let deaths = 0; deaths < 7; deaths += 1) {
          const died = deferred<undefined>();
          const dying = dyingAt(samplePerformer(ledger), 1, when, () => {
            died.resolve(undefined);
          });
          const open = await adapter.open('run', worldOf(dying, { resolve: knowing(ledger) }));
          const playing = play(sample, open).catch(() => undefined);
          await Promise.race([died.promise, playing]);
          await adapter.crash('run');
        }
        const { end } = await playedOnce(adapter, worldOf(samplePerformer(ledger), { resolve: knowing(ledger) }));
        expect(end.reason).toBe('exit');
        expect(ledger.counts.get('run/6.tool.send')).toBe(1);
      },
    );

    it('lets one process have a run at a time', async () => {
      const adapter = fresh();
      const world = worldOf(samplePerformer(new CountingLedger()));
      const open = await adapter.open('run', world);
      await expect(adapter.open('run', world)).rejects.toThrow(/in use/);
      const [played, other] = await Promise.all([
        play(sample, open),
        adapter.open('run', world).catch(() => 'refused'),
      ]);
      expect([played.end.reason, other]).toEqual(['exit', 'refused']);
      await open.close();
    });

    it('asks for an approval again after a restart, and once only for a verdict that was given', async () => {
      const adapter = fresh();
      const ledger = new CountingLedger();
      const performer = samplePerformer(ledger);
      const asked = deferred<undefined>();
      const silent: Performer = {
        ...performer,
        approve: () => {
          asked.resolve(undefined);
          return new Promise<never>(() => undefined);
        },
      };
      void play(sample, await adapter.open('run', worldOf(silent))).catch(() => undefined);
      await asked.promise;
      await adapter.crash('run');
      const verdict: ApprovalVerdict = { verdict: 'denied', reason: 'not today' };
      let questions = 0;
      const denying: Performer = {
        ...performer,
        approve: () => {
          questions += 1;
          return Promise.resolve(verdict);
        },
      };
      const played = await playedOnce(adapter, worldOf(denying));
      expect(eventsOf(played, 'approval-given')[0]).toMatchObject(verdict);
      const before = questions;
      const again = await adapter.replay('run', new AbortController().signal);
      expect(await play(sample, again)).toEqual(played);
      expect(questions).toBe(before);
      expect(ledger.has('run/6.tool.send')).toBe(false);
    });

    it.each([
      ['repeat', 2],
      ['result', 1],
    ] as const)('a call of which nobody knows: %s', async (decision, times) => {
      const adapter = fresh();
      const ledger = new CountingLedger();
      const died = deferred<undefined>();
      // The last operation is the call of `send`.
      const dying = dyingAt(samplePerformer(ledger), 7, 'after', () => {
        died.resolve(undefined);
      });
      void play(sample, await adapter.open('run', worldOf(dying))).catch(() => undefined);
      await died.promise;
      await adapter.crash('run');
      const asked: string[] = [];
      const { end } = await playedOnce(
        adapter,
        worldOf(samplePerformer(ledger), {
          resolve: (op) => {
            asked.push(op.tool);
            return Promise.resolve(
              decision === 'repeat'
                ? { decision }
                : { decision, result: { ok: true, value: 'known', milliseconds: 0 } },
            );
          },
        }),
      );
      expect(asked).toEqual(['send']);
      expect(ledger.counts.get('run/6.tool.send')).toBe(times);
      const result = decision === 'repeat' ? 'send of {"text":"edited"}' : 'known';
      expect(end).toMatchObject({ reason: 'exit', result });
    });

    it('a person may stop a run at such a call, for good', async () => {
      const adapter = fresh();
      const ledger = new CountingLedger();
      const died = deferred<undefined>();
      const dying = dyingAt(samplePerformer(ledger), 7, 'before', () => {
        died.resolve(undefined);
      });
      void play(sample, await adapter.open('run', worldOf(dying))).catch(() => undefined);
      await died.promise;
      await adapter.crash('run');
      const resolve = (): Promise<Resolution> => Promise.resolve({ decision: 'stop' });
      const played = await playedOnce(adapter, worldOf(samplePerformer(ledger), { resolve }));
      expect(played.end.reason).toBe('cancelled');
      expect((await adapter.trace('run')).at(-1)).toBe('ended');
      const again = await adapter.replay('run', new AbortController().signal);
      expect(await play(sample, again)).toEqual(played);
    });
  });

  interruptionConformance(name, fresh);
}
