import { GrammarUtils, type LangiumDocument } from 'langium';
import type { CodeLensProvider } from 'langium/lsp';
import type { CodeLens } from 'vscode-languageserver';
import { isWorkflow } from '#language/generated/ast.ts';
import { fileOf } from '#language/syntax/file-of.ts';

const lenses = [
  { title: '▶ Run', command: 'wf.run' },
  { title: '▶ Rehearse', command: 'wf.rehearse' },
];

/** `▶ Run` and `▶ Rehearse` above every workflow: commands of the extension, with the file and the workflow's name. */
export class RunLenses implements CodeLensProvider {
  provideCodeLens(document: LangiumDocument): CodeLens[] {
    return (fileOf(document)?.declarations ?? []).filter(isWorkflow).flatMap((workflow) => {
      const name = GrammarUtils.findNodeForProperty(workflow.$cstNode, 'name');
      if (name === undefined) return [];
      const commandArguments = [document.uri.toString(), workflow.name];
      return lenses.map((lens) => ({ range: name.range, command: { ...lens, arguments: commandArguments } }));
    });
  }
}
