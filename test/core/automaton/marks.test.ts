import { describe, expect, it } from 'vitest';
import { mark, marksOf, type WaysToEnd } from '#core/automaton/marks.ts';

const none: WaysToEnd = { exits: false, beside: false, mayAnswer: false, stop: undefined };

describe('a state', () => {
  it.each<[string, Partial<WaysToEnd>, boolean, boolean, number]>([
    ['goes on', {}, true, false, 0],
    ['is stuck where nothing may be called', {}, true, true, mark.stuck],
    ['is an end by an exit', { exits: true }, true, false, mark.end],
    ['is an end by an exit, whatever no case names', { exits: true, stop: 'unmatched' }, true, true, mark.end],
    ['is an end where no case names the result', { stop: 'unmatched' }, true, false, mark.end | mark.unmatched],
    [
      'is such an end though a tool is missing',
      { stop: 'unmatched', exits: true },
      false,
      false,
      mark.end | mark.unmatched,
    ],
    ['is an end where nothing takes a failure', { stop: 'failed' }, false, true, mark.end],
    ['may end where exit stands beside others', { beside: true }, true, false, mark.mayEnd],
    ['may end by an answer, and is not stuck', { mayAnswer: true }, true, true, mark.mayEnd],
    ['is kept from its exit by a missing tool', { exits: true }, false, false, mark.withheld],
    ['is kept from an exit beside others', { beside: true }, false, true, mark.withheld | mark.stuck],
    ['is kept from an answer, which is no exit', { mayAnswer: true }, false, true, mark.stuck],
  ])('%s', (_, ways, complete, stuck, expected) => {
    expect(marksOf({ ...none, ...ways }, complete, stuck)).toBe(expected);
  });
});
