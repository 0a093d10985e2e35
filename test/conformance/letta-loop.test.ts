import { describe, expect, it } from 'vitest';
import { readLoops } from './loop-file.ts';
import { replay, type Deviation } from './replay-loop.ts';

describe("Letta's recorded workflow loops", () => {
  it('agree with ours but for the documented decisions', () => {
    const runs = readLoops().runs.filter(({ ver }) => ver === 2);
    const deviations: Partial<Record<Deviation, number>> = {};
    const unexplained: string[] = [];
    let agreed = 0;
    let resumed = 0;
    for (const run of runs) {
      for (const [index, request] of run.req.entries()) {
        if (request.in !== 'msg') {
          resumed += 1;
          continue;
        }
        const compared = replay(run, request);
        agreed += compared.agreed;
        for (const name of compared.deviations) deviations[name] = (deviations[name] ?? 0) + 1;
        unexplained.push(...compared.unexplained.map((what) => `${run.id} request ${index}: ${what}`));
      }
    }
    expect(unexplained).toEqual([]);
    // Answers to a paused approval begin a new history in Letta; ours never leave the run.
    expect({ runs: runs.length, resumed, agreed, deviations }).toEqual({
      runs: 443,
      resumed: 44,
      agreed: 1157,
      deviations: {
        approval: 72,
        'approval before rules': 5,
        'deterministic call': 18,
        'failed exit': 13,
        'fixed arguments': 16,
        heartbeat: 255,
        'last step': 227,
        'no call': 27,
        'nothing allowed': 55,
        'result of a conditional': 78,
        'three violations': 1,
      },
    });
  });
});
