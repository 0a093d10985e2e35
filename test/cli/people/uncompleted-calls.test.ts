import { describe, expect, it } from 'vitest';
import type { AskUncompletedParams } from '#executor/protocol/messages.ts';
import { Suspension } from '#executor/ports/step-port.ts';
import { decidedBy } from '../../../cli/src/people/uncompleted-calls.ts';
import { ignore, nobody } from '../../executor/support/nobody.ts';
import { ScriptedTerminal } from '../scripted-terminal.ts';

const call: AskUncompletedParams = {
  run: 'r',
  step: 1,
  tool: 'se\u001b[2Jnd\r',
  arguments: {},
  started: 0,
  schema: true,
};
const asking = new AbortController().signal;

describe('a call that may have been made', () => {
  it('is told without the control characters of its name where nobody is, and the run is let go', () => {
    const terminal = new ScriptedTerminal();
    const cancellation = new AbortController();
    void decidedBy('ask', nobody(ignore), terminal, cancellation, 'It waits.').askUncompleted(call, asking);
    expect(terminal.stderr).toMatch(
      /^`se.*nd.*` was begun and not completed: .* to say\. It waits\. `--uncompleted repeat` /,
    );
    expect(terminal.stderr).not.toMatch(/(?!\n)\p{Cc}/u);
    expect(cancellation.signal.reason).toBeInstanceOf(Suspension);
  });

  it.each(['repeat', 'stop'] as const)('is decided about beforehand, whoever is there: %s', async (choice) => {
    const terminal = new ScriptedTerminal({ answers: [] });
    const deciding = decidedBy(choice, nobody(ignore), terminal, new AbortController(), '');
    expect(await deciding.askUncompleted(call, asking)).toEqual({ decision: choice });
  });
});
