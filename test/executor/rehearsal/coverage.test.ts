import { describe, expect, it } from 'vitest';
import { preparedProgram } from '#executor/check-start.ts';
import { Coverage } from '#executor/rehearsal/coverage.ts';
import { newRehearsal } from '#executor/rehearsal/rehearsal.ts';
import { startRun } from '#executor/start-run.ts';
import * as is from '../support/programs.ts';

const sort = is.tool('sort', { returns: is.literals('good', 'bad') });
const flow = is.program(
  is.workflow('flow', {
    tools: [sort, is.tool('keep'), is.tool('drop'), is.tool('log'), is.tool('lost')],
    rules: [
      is.start('sort'),
      is.when(
        'sort',
        [
          ['good', is.choice('keep')],
          ['bad', is.choice('drop')],
          ['ugly', is.choice('drop')],
        ],
        { failed: is.choice('log') },
      ),
      is.arrow('keep', 'exit'),
      is.arrow('drop', 'exit'),
      is.arrow('log', 'exit'),
      is.arrow('lost', 'log'),
    ],
  }),
);

async function rehearsed(runs: number) {
  const rehearsal = newRehearsal(1);
  const coverage = new Coverage(preparedProgram(flow));
  const refuse = (): never => {
    throw new Error('nobody is asked');
  };
  for (let run = 0; run < runs; run += 1) {
    await startRun(
      { run: `r${run}`, program: flow, inputs: {}, model: 'rehearsal', providers: [] },
      {
        onEvent: (event) => {
          coverage.add(event);
        },
        askApproval: refuse,
        askPerson: refuse,
        askSecret: refuse,
        askServer: refuse,
        askUncompleted: refuse,
      },
      { rehearsal },
    );
  }
  return coverage.report(rehearsal.choices);
}

describe('the coverage of rehearsals', () => {
  it('says what was not taken yet, and what no run takes', async () => {
    const [report] = await rehearsed(1);
    expect(report?.taken).toHaveLength(3);
    expect(report?.missed).toHaveLength(4);
    expect(report?.impossible).toEqual([{ from: 'lost', to: 'log' }]);
    expect(report?.cases.map(({ coverage }) => coverage).toSorted()).toEqual([
      'impossible',
      'missed',
      'missed',
      'taken',
    ]);
    expect(report?.cases.find((one) => one.case === '"ugly"')?.coverage).toBe('impossible');
  });

  it('is complete as soon as each branch had its turn', async () => {
    const [report] = await rehearsed(3);
    expect(report?.missed).toEqual([]);
    expect(report?.taken).toHaveLength(7);
    expect(report?.cases.filter(({ coverage }) => coverage === 'missed')).toEqual([]);
  });

  it('is nothing while nothing was rehearsed', async () => {
    expect(await rehearsed(0)).toEqual([]);
  });
});
