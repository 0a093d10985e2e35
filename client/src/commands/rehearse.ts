import * as vscode from 'vscode';
import { startRun } from '../runs/start-run.ts';
import type { Services } from '../services.ts';

/** `wf.rehearse`: from the palette, the title button (with a URI) or a code lens (with a URI and the workflow's name). */
export function registerRehearse(services: Services): vscode.Disposable {
  return vscode.commands.registerCommand('wf.rehearse', (uri?: vscode.Uri | string, workflow?: unknown) =>
    startRun(services, 'rehearse', {
      ...(uri !== undefined && { uri }),
      ...(typeof workflow === 'string' && { workflow }),
    }),
  );
}
