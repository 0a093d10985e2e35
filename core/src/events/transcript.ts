import { linesOf, type RunInProgress } from './event-lines.ts';
import type { RunEvent } from './run-event.ts';
import type { TranscriptLine } from './transcript-line.ts';

/**
 * Turns the events of runs into lines, as they come. The same lines serve the output panel and the terminal: they do
 * not depend on a width and hold no escape sequences. Remembers only what later lines of the same run need.
 */
export class Transcript {
  private readonly runs = new Map<string, RunInProgress>();

  /** The lines that an event adds; often none. Events of several runs may be mixed. */
  add(event: RunEvent): readonly TranscriptLine[] {
    let run = this.runs.get(event.run);
    if (run === undefined) {
      const rehearses = isRehearsal(event) || this.runs.get(topOf(event.run))?.rehearses === true;
      run = { rehearses, calls: 0, offered: [], unfinishedText: '', streamed: false, reply: undefined };
      this.runs.set(event.run, run);
    }
    if (event.type === 'run-finished') this.runs.delete(event.run);
    const indent = '  '.repeat(event.run.split('/').length - 1);
    return [...linesOf(event, run)].map((line) => ({ ...line, text: indent + line.text }));
  }
}

/** Only rehearsals have a seed. */
function isRehearsal(event: RunEvent): boolean {
  return event.type === 'run-started' && event.seed !== undefined;
}

/** The run that a workflow called as a tool belongs to. */
function topOf(run: string): string {
  return run.split('/', 1)[0] ?? run;
}
