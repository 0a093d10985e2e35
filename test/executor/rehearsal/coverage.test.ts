import { describe, expect, it } from 'vitest';
import * as is from '../support/programs.ts';
import { covered } from '../support/rehearsed.ts';

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

describe('the coverage of rehearsals', () => {
  it('says what was not taken yet, and what no run takes', async () => {
    const [report] = await covered(flow, 1, 1);
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
    const [report] = await covered(flow, 1, 3);
    expect(report?.missed).toEqual([]);
    expect(report?.taken).toHaveLength(7);
    expect(report?.cases.filter(({ coverage }) => coverage === 'missed')).toEqual([]);
  });

  it('is nothing while nothing was rehearsed', async () => {
    expect(await covered(flow, 1, 0)).toEqual([]);
  });
});
