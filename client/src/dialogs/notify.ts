import * as vscode from 'vscode';
import { plainMessage } from './plain-message.ts';

/*
 * The only place that shows notifications: whatever a caller puts into one, nothing in it becomes a link.
 * A notification that is closed without a button gives `undefined`.
 */

/** Says that something failed; gives the button that was pressed. */
export async function showError(message: string, ...buttons: readonly string[]): Promise<string | undefined> {
  return vscode.window.showErrorMessage(plainMessage(message), ...buttons);
}

/** Says what a person should know before going on; gives the button that was pressed. */
export async function showWarning(message: string, ...buttons: readonly string[]): Promise<string | undefined> {
  return vscode.window.showWarningMessage(plainMessage(message), ...buttons);
}

/** Says what has happened or can be done; gives the button that was pressed. */
export async function showInformation(message: string, ...buttons: readonly string[]): Promise<string | undefined> {
  return vscode.window.showInformationMessage(plainMessage(message), ...buttons);
}

/** Shows that something goes on, with *Cancel*, until the work has ended. The work says what it is doing. */
export async function showProgress(
  title: string,
  work: (report: (message: string) => void, cancelled: vscode.CancellationToken) => Promise<void>,
): Promise<void> {
  const options = { location: vscode.ProgressLocation.Notification, title: plainMessage(title), cancellable: true };
  await vscode.window.withProgress(options, (progress, cancelled) =>
    work((message) => {
      progress.report({ message: plainMessage(message) });
    }, cancelled),
  );
}
