import * as vscode from 'vscode';

/**
 * Asks a person something as long as somebody waits for the answer. Once the signal is aborted nothing is asked, what is
 * open closes if it obeys the token (a notification does not), and the answer is `undefined`, whatever is said later.
 */
export async function unlessAborted<T>(
  signal: AbortSignal | undefined,
  ask: (token: vscode.CancellationToken | undefined) => Thenable<T | undefined>,
): Promise<T | undefined> {
  if (signal === undefined) return ask(undefined);
  if (signal.aborted) return undefined;
  const source = new vscode.CancellationTokenSource();
  const aborted = new Promise<undefined>((resolve) => {
    source.token.onCancellationRequested(() => {
      resolve(undefined);
    });
  });
  const abort = (): void => {
    source.cancel();
  };
  signal.addEventListener('abort', abort, { once: true });
  try {
    return await Promise.race([ask(source.token), aborted]);
  } finally {
    signal.removeEventListener('abort', abort);
    source.dispose();
  }
}
