import * as vscode from 'vscode';
import { Transcript } from '#core/events/transcript.ts';
import type { RunEvent } from '#core/events/run-event.ts';
import type { Origins } from '#protocol/messages.ts';
import type { SourceLinks } from './source-links.ts';

/** Where one run is written down. */
export interface RunTranscript {
  add(event: RunEvent): void;
  /** A sentence about the run that no event tells. */
  note(text: string): void;
}

/** The *Workflow* output channel. Runs that overlap are told apart by a number before each of their lines. */
export class RunOutput implements vscode.Disposable {
  readonly #channel = vscode.window.createOutputChannel('Workflow', 'wf-transcript');
  readonly #links: SourceLinks;
  readonly #open = new Set<{ number: number; tagged: boolean }>();

  constructor(links: SourceLinks) {
    this.#links = links;
  }

  /** Makes the channel visible; the focus stays where it is. */
  show(): void {
    this.#channel.show(true);
  }

  /** Begins the transcript of a run; `origins` make its lines links to the source. */
  begin(number: number, origins: Origins): RunTranscript {
    const run = { number, tagged: false };
    this.#open.add(run);
    if (this.#open.size > 1) for (const open of this.#open) open.tagged = true;
    else this.#channel.appendLine('');
    const transcript = new Transcript();
    const append = (text: string): void => {
      this.#channel.appendLine(run.tagged ? `[${run.number}] ${text}` : text);
    };
    return {
      add: (event) => {
        for (const { text, at } of transcript.add(event)) {
          const origin = at !== undefined && Object.hasOwn(origins, at) ? origins[at] : undefined;
          append(origin === undefined ? text : `${text} · ${this.#links.labelOf(origin)}`);
        }
        if (event.type === 'run-finished' && !event.run.includes('/')) this.#open.delete(run);
      },
      note: (text) => {
        append(`■ ${text}`);
        this.#open.delete(run);
      },
    };
  }

  dispose(): void {
    this.#channel.dispose();
  }
}
