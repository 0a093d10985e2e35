import * as vscode from 'vscode';
import { resumeRun } from '../resume/resume-run.ts';
import type { Services } from '../services.ts';

/** `wf.resumeRun`: goes on with a run that did not come to an end; of several, with the one that is picked. */
export function registerResumeRun(services: Services): vscode.Disposable {
  return vscode.commands.registerCommand('wf.resumeRun', () => resumeRun(services));
}
