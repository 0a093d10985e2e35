import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Program } from '#core/ir/workflow.ts';
import type { Performer } from '#executor/adapters/direct-steps.ts';
import { Interruption, Suspension } from '#executor/ports/step-port.ts';
import { deferred } from '../support/deferred.ts';
import { eventsOf } from '../support/scripted-run.ts';
import * as is from '../support/programs.ts';
import { play, type PlayedRun, type StepPortAdapter } from './adapter.ts';
import { sampleProgram, samplePerformer } from './sample-program.ts';
import { CountingLedger, playedOnce, worldOf } from './worlds.ts';

const sample = sampleProgram();

/** Calls never come back; during each of them, so many milliseconds go by on the clock of all deadlines. */
function waiting(...times: readonly number[]): Performer {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  const left = [...times];
  return {
    ...samplePerformer(new CountingLedger()),
    tool() {
      vi.advanceTimersByTime(left.shift() ?? 0);
      return new Promise(() => undefined);
    },
  };
}

/** What every adapter must do when a run is stopped from outside: cancelled, let go, or at the end of its time. */
export function interruptionConformance(name: string, fresh: () => StepPortAdapter): void {
  describe(`${name} behind the step port, interrupted`, () => {
    afterEach(() => {
      vi.useRealTimers();
    });

    it('a cancelled run is cancelled at the same step when it is replayed', async () => {
      const adapter = fresh();
      const controller = new AbortController();
      const performer = samplePerformer(new CountingLedger());
      const cancelling: Performer = {
        ...performer,
        tool: (op, signal) => {
          if (op.tool !== 'look') return performer.tool(op, signal);
          controller.abort(new Interruption('cancelled'));
          return new Promise<never>(() => undefined);
        },
      };
      const played = await playedOnce(adapter, worldOf(cancelling, { signal: controller.signal }));
      expect(played.end.reason).toBe('cancelled');
      const again = await adapter.replay('run', new AbortController().signal);
      expect(await play(sample, again)).toEqual(played);
    });

    it('a run that is only let go is gone on with', async () => {
      const adapter = fresh();
      const ledger = new CountingLedger();
      const controller = new AbortController();
      const performer = samplePerformer(ledger);
      const leaving: Performer = {
        ...performer,
        model: (op, signal) => {
          if (op.step === 1) return performer.model(op, signal);
          controller.abort(new Suspension());
          return new Promise<never>(() => undefined);
        },
      };
      const left = await playedOnce(adapter, worldOf(leaving, { signal: controller.signal }));
      expect(left.end.reason).toBe('cancelled');
      expect(await adapter.trace('run')).not.toContain('ended');
      const { end } = await playedOnce(adapter, worldOf(performer));
      expect(end.reason).toBe('exit');
    });

    it('the end of the time is met at the same step when the run is replayed, by the run and by a part of it', async () => {
      const slow = is.tool('slow', { returns: is.string });
      const inner = is.workflow('inner', {
        tools: [slow],
        rules: [is.start('slow'), is.arrow('slow', 'exit')],
        settings: { timeout: 1 },
      });
      const outer = is.workflow('outer', {
        tools: [is.workflowTool(inner), slow],
        rules: [is.start('inner'), is.arrow('inner', 'slow'), is.arrow('slow', 'exit')],
        settings: { timeout: 600_000 },
      });
      const { played, replayed } = await bothWays(is.program(outer, [inner]), fresh(), waiting(1, 600_000));
      expect(eventsOf(played, 'run-finished').map(({ run, reason }) => [run, reason])).toEqual([
        ['run/1', 'timeout'],
        ['run', 'timeout'],
      ]);
      expect(replayed).toEqual(played);
    });

    it('the end of the time of a part is not that of a part in it that is called the same', async () => {
      const slow = is.tool('slow', { returns: is.string });
      const innermost = is.workflow('innermost', {
        tools: [slow],
        rules: [is.start('slow'), is.arrow('slow', 'exit')],
        settings: { timeout: 600_000 },
      });
      const again = { ...is.workflowTool(innermost), name: 'called' };
      const inner = is.workflow('inner', {
        tools: [again],
        rules: [is.start('called'), is.arrow('called', 'exit')],
        settings: { timeout: 1 },
      });
      const called = { ...is.workflowTool(inner), name: 'called' };
      const outer = is.workflow('outer', { tools: [called], rules: [is.start('called'), is.arrow('called', 'exit')] });
      const adapter = fresh();
      const { played, replayed } = await bothWays(is.program(outer, [inner, innermost]), adapter, waiting(1));
      expect(await adapter.trace('run')).toContain('started 1.tool.called/1.tool.called/1.tool.slow');
      expect(replayed).toEqual(played);
    });

    it('the time in which no process has a run is not its time', async () => {
      const slow = is.tool('slow', { returns: is.string });
      const program = is.program(
        is.workflow('outer', {
          tools: [slow],
          rules: [is.start('slow'), is.arrow('slow', 'exit')],
          settings: { timeout: 30_000 },
        }),
      );
      const adapter = fresh();
      const begun = deferred<undefined>();
      const hanging: Performer = {
        ...samplePerformer(new CountingLedger()),
        tool: () => {
          begun.resolve(undefined);
          return new Promise(() => undefined);
        },
      };
      void play(program, await adapter.open('run', worldOf(hanging)), { inputs: {} }).catch(() => undefined);
      await begun.promise;
      await adapter.crash('run');
      vi.useFakeTimers({ now: Date.now() + 3_600_000, toFake: ['Date'] });
      const open = await adapter.open('run', worldOf(samplePerformer(new CountingLedger()), { mayRepeat: () => true }));
      expect((await play(program, open, { inputs: {} })).end.reason).toBe('exit');
      await open.close();
    });
  });
}

/** A run as it is played and as it is replayed. */
async function bothWays(
  program: Program,
  adapter: StepPortAdapter,
  performer: Performer,
): Promise<{ readonly played: PlayedRun; readonly replayed: PlayedRun }> {
  const open = await adapter.open('run', worldOf(performer));
  const played = await play(program, open, { inputs: {} });
  await open.close();
  const again = await adapter.replay('run', new AbortController().signal);
  return { played, replayed: await play(program, again, { inputs: {} }) };
}
