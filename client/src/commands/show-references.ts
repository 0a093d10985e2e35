import * as vscode from 'vscode';

/** A place as the protocol writes it. */
interface WrittenLocation {
  readonly uri: string;
  readonly range: { readonly start: WrittenPosition; readonly end: WrittenPosition };
}
interface WrittenPosition {
  readonly line: number;
  readonly character: number;
}

/** `wf.showReferences`: the places that a lens has counted, in the editor's own list of references. */
export function registerShowReferences(): vscode.Disposable {
  return vscode.commands.registerCommand(
    'wf.showReferences',
    (uri: string, at: WrittenPosition, locations: readonly WrittenLocation[]) =>
      vscode.commands.executeCommand(
        'editor.action.showReferences',
        vscode.Uri.parse(uri),
        position(at),
        locations.map(({ uri: file, range }) => {
          return new vscode.Location(
            vscode.Uri.parse(file),
            new vscode.Range(position(range.start), position(range.end)),
          );
        }),
      ),
  );
}

function position({ line, character }: WrittenPosition): vscode.Position {
  return new vscode.Position(line, character);
}
