import * as vscode from 'vscode';
import { waitFor } from './wait-for.ts';

const CHANGES = [
  vscode.workspace.onDidOpenTextDocument,
  vscode.workspace.onDidChangeTextDocument,
  vscode.window.onDidChangeVisibleTextEditors,
];

/** Text of the output channel `Workflow`; empty while nobody has opened it. */
export function transcript(): string {
  const channel = vscode.workspace.textDocuments.find(
    ({ uri }) => uri.scheme === 'output' && uri.path.includes('Workflow'),
  );
  return channel?.getText() ?? '';
}

/** Waits until the output channel holds something that matches, behind what it held before. */
export function transcriptShows(pattern: RegExp, before = ''): Promise<RegExpExecArray> {
  return waitFor(CHANGES, () => pattern.exec(transcript().slice(before.length)) ?? undefined);
}
