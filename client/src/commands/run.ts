import * as vscode from 'vscode';
import { startRun } from '../runs/start-run.ts';
import type { Services } from '../services.ts';

/** `wf.run`: from the palette, the title button (with a URI) or a code lens (with a URI and the workflow's name). */
export function registerRun(services: Services): vscode.Disposable {
  return vscode.commands.registerCommand('wf.run', (uri?: vscode.Uri | string, workflow?: unknown) =>
    startRun(services, 'run', {
      ...(uri !== undefined && { uri }),
      ...(typeof workflow === 'string' && { workflow }),
    }),
  );
}
