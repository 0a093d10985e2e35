import * as vscode from 'vscode';
import { discardRuns } from '../resume/discard-runs.ts';
import type { Services } from '../services.ts';

/** `wf.discardRuns`: gives up runs that did not come to an end. */
export function registerDiscardRuns(services: Services): vscode.Disposable {
  return vscode.commands.registerCommand('wf.discardRuns', () => discardRuns(services));
}
