import { Transcript } from '#core/events/transcript.ts';
import type { RunEvent } from '#core/events/run-event.ts';
import type { RunHost } from '#executor/run/run-host.ts';
import { agreed, askApproval } from './people/ask-approval.ts';
import { askPerson } from './people/ask-person.ts';
import { askServer } from './people/ask-server.ts';
import { askUncompleted } from './people/ask-uncompleted.ts';
import { styleFor } from './render/style.ts';
import { styleOf } from './render/transcript-style.ts';
import { secretOf } from './secrets.ts';
import type { Terminal } from './terminal.ts';

/** How a run is shown, and who answers for the person. */
export interface RunHostOptions {
  /** One JSON event per line instead of the transcript. */
  readonly events: boolean;
  /** Every approval is given beforehand, and every MCP server of the run may be started. */
  readonly agree: boolean;
}

/** The terminal as the host of runs: what happens goes to standard output, questions to standard error. */
export function runHost(terminal: Terminal, options: RunHostOptions): RunHost {
  const show = options.events ? jsonLine : transcriptLines(terminal);
  return {
    onEvent(event) {
      terminal.out(show(event));
    },
    askApproval: (question, signal) =>
      options.agree ? Promise.resolve(agreed) : askApproval(question, terminal, signal),
    askPerson: (form, signal) => askPerson(form, terminal, signal),
    askSecret: (request) => Promise.resolve(secretOf(request, terminal.env)),
    askServer: (question, signal) => askServer(question, terminal, options, signal),
    askUncompleted: (call, signal) => askUncompleted(call, terminal, signal),
  };
}

function jsonLine(event: RunEvent): string {
  return `${JSON.stringify(event)}\n`;
}

function transcriptLines(terminal: Terminal): (event: RunEvent) => string {
  const transcript = new Transcript();
  const style = styleFor(terminal.coloursOut);
  return (event) =>
    transcript
      .add(event)
      .map(({ kind, text }) => `${styleOf(kind, style)(text)}\n`)
      .join('');
}
