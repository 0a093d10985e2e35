import type { LangiumDocument, LangiumSharedCoreServices } from 'langium';
import {
  CreateFile,
  TextDocumentEdit,
  type SnippetTextEdit,
  type TextEdit,
  type WorkspaceEdit,
  type WorkspaceEditClientCapabilities,
} from 'vscode-languageserver';
import type { LanguageServer } from 'langium/lsp';
import type { Edit } from '#language/print/edits.ts';
import { textEdit } from '../../text-edit.ts';
import type { NewFile } from '../fixes/quick-fix.ts';

/** What an action does, beside the edits of its file. */
export interface Beside {
  readonly creates?: NewFile | undefined;
  /** A word of the new text to be written over. */
  readonly placeholder?: string | undefined;
}

/** Writes edits in the form that the client understands: of one version of a document, so that a later text is never hit. */
export class WorkspaceEdits {
  private capabilities: WorkspaceEditClientCapabilities = {};

  constructor(services: LangiumSharedCoreServices & { readonly lsp: { readonly LanguageServer: LanguageServer } }) {
    services.lsp.LanguageServer.onInitialize(({ capabilities }) => {
      this.capabilities = capabilities.workspace?.workspaceEdit ?? {};
    });
  }

  /** `undefined` when the client cannot do it. */
  write(
    { uri, textDocument }: LangiumDocument,
    edits: readonly Edit[],
    beside: Beside = {},
  ): WorkspaceEdit | undefined {
    const { documentChanges, resourceOperations, snippetEditSupport } = this.capabilities;
    const { creates, placeholder } = beside;
    const key = uri.toString();
    const changes = edits.map((edit) => textEdit(edit, textDocument));
    if (documentChanges !== true) return creates ? undefined : { changes: { [key]: changes } };
    if (creates && resourceOperations?.includes('create') !== true) return undefined;
    const written =
      snippetEditSupport === true && placeholder !== undefined ? withSnippet(changes, placeholder) : changes;
    const made = creates ? [CreateFile.create(creates.uri), textOf(creates)] : [];
    const own =
      written.length > 0 ? [TextDocumentEdit.create({ uri: key, version: textDocument.version }, written)] : [];
    return { documentChanges: [...made, ...own] };
  }
}

function textOf({ uri, text }: NewFile): TextDocumentEdit {
  const start = { line: 0, character: 0 };
  return TextDocumentEdit.create({ uri, version: null }, [{ range: { start, end: start }, newText: text }]);
}

/** The first edit that brings the word in, with the word as a place to write at. */
function withSnippet(edits: readonly TextEdit[], word: string): (TextEdit | SnippetTextEdit)[] {
  const first = edits.findIndex(({ newText }) => newText.includes(word));
  return edits.map((edit, index) => {
    if (index !== first) return edit;
    const at = edit.newText.indexOf(word);
    const [before, after] = [edit.newText.slice(0, at), edit.newText.slice(at + word.length)];
    const value = `${escaped(before)}\${0:${escaped(word)}}${escaped(after)}`;
    return { range: edit.range, snippet: { kind: 'snippet', value } };
  });
}

/** Text as a snippet holds it. */
function escaped(text: string): string {
  return text.replaceAll(/[\\$}]/g, '\\$&');
}
