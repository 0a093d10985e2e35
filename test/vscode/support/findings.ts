import * as vscode from 'vscode';
import { waitFor } from './wait-for.ts';

/** The codes of the findings that VS Code shows for a file now, sorted. */
export function shownCodes(uri: vscode.Uri): readonly string[] {
  return vscode.languages.getDiagnostics(uri).map(codeOf).sort();
}

/** Waits until VS Code shows a finding with this code and gives it. */
export function finding(uri: vscode.Uri, code: string): Promise<vscode.Diagnostic> {
  return waitFor([vscode.languages.onDidChangeDiagnostics], () =>
    vscode.languages.getDiagnostics(uri).find((diagnostic) => codeOf(diagnostic) === code),
  );
}

/** Waits until VS Code shows no finding at all for a file. */
export async function noFindings(uri: vscode.Uri): Promise<void> {
  await waitFor([vscode.languages.onDidChangeDiagnostics], () => shownCodes(uri).length === 0 || undefined);
}

/** Waits until VS Code shows neither an error nor a warning for a file; remarks may stay. */
export async function noMistakes(uri: vscode.Uri): Promise<void> {
  await waitFor(
    [vscode.languages.onDidChangeDiagnostics],
    () =>
      vscode.languages.getDiagnostics(uri).every(({ severity }) => severity > vscode.DiagnosticSeverity.Warning) ||
      undefined,
  );
}

function codeOf({ code }: vscode.Diagnostic): string {
  return String(typeof code === 'object' ? code.value : code);
}
