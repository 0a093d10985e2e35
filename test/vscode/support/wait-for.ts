import type * as vscode from 'vscode';

/**
 * Resolves with what `look` finds, now or after one of the events; never looks at the clock, so a wait that is in vain
 * ends with the time-out of its test.
 */
export function waitFor<T>(events: readonly vscode.Event<unknown>[], look: () => T | undefined): Promise<T> {
  return new Promise((resolve, reject) => {
    const subscriptions: vscode.Disposable[] = [];
    const tryIt = (): void => {
      try {
        const found = look();
        if (found === undefined) return;
        for (const subscription of subscriptions.splice(0)) subscription.dispose();
        resolve(found);
      } catch (error) {
        reject(error instanceof Error ? error : new Error(String(error)));
      }
    };
    subscriptions.push(...events.map((event) => event(tryIt)));
    tryIt();
  });
}
