import * as vscode from 'vscode';
import type { Services } from '../services.ts';

/** `wf.showOutput`: shows the transcript of the runs. */
export function registerShowOutput(services: Services): vscode.Disposable {
  return vscode.commands.registerCommand('wf.showOutput', () => {
    services.output.show();
  });
}
