import * as vscode from 'vscode';
import type { Location } from '#protocol/messages.ts';

const labelAtEnd = / · ([^·]+):(\d+)$/;

/**
 * Links from the transcript back to the source. A line ends with `file:line` as a person would write it; which file that
 * is, is remembered here, since untitled and remote files have no path that could be followed.
 */
export class SourceLinks implements vscode.DocumentLinkProvider {
  readonly #files = new Map<string, vscode.Uri>();

  /** The label of a place, which `provideDocumentLinks` will find again. Lines are shown from 1. */
  labelOf({ uri, range }: Location): string {
    const file = vscode.Uri.parse(uri);
    const name = file.scheme === 'untitled' ? file.path : vscode.workspace.asRelativePath(file);
    this.#files.set(name, file);
    return `${name}:${range.start.line + 1}`;
  }

  provideDocumentLinks(document: vscode.TextDocument): vscode.DocumentLink[] {
    const links: vscode.DocumentLink[] = [];
    for (const [number, line] of document.getText().split(/\r?\n/).entries()) {
      const match = labelAtEnd.exec(line);
      const file = this.#files.get(match?.[1] ?? '');
      if (match === null || file === undefined) continue;
      const range = new vscode.Range(number, match.index + ' · '.length, number, line.length);
      links.push(new vscode.DocumentLink(range, file.with({ fragment: `L${match[2] ?? '1'}` })));
    }
    return links;
  }
}
