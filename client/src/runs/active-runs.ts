import * as vscode from 'vscode';

/** A run in progress. */
export interface ActiveRun {
  readonly id: string;
  /** Counts the runs of this window from 1. */
  readonly number: number;
  readonly workflow: string;
  cancel(): void;
}

/** The runs in progress. While there is one, the context `wf.running` is set, which shows the commands to cancel it. */
export class ActiveRuns {
  readonly #runs = new Set<ActiveRun>();
  #last = 0;

  /** The number of the next run. */
  next(): number {
    this.#last += 1;
    return this.#last;
  }

  /** In the order in which they began. */
  get all(): readonly ActiveRun[] {
    return [...this.#runs];
  }

  add(run: ActiveRun): vscode.Disposable {
    this.#runs.add(run);
    this.#publish();
    return new vscode.Disposable(() => {
      this.#runs.delete(run);
      this.#publish();
    });
  }

  #publish(): void {
    void vscode.commands.executeCommand('setContext', 'wf.running', this.#runs.size > 0);
  }
}
