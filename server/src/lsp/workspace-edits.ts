import { URI, type LangiumDocument, type LangiumDocuments } from 'langium';
import {
  CreateFile,
  TextDocumentEdit,
  type SnippetTextEdit,
  type TextEdit,
  type WorkspaceEdit,
  type WorkspaceEditClientCapabilities,
} from 'vscode-languageserver';
import type { LangiumSharedServices, TextDocuments } from 'langium/lsp';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Edit } from '#language/print/edits.ts';
import type { NewFile } from './code-actions/fixes/quick-fix.ts';
import { textEdit } from './text-edit.ts';

/** Edits of one file. */
export interface FileEdits {
  readonly document: LangiumDocument;
  readonly edits: readonly Edit[];
}

/** What an action does, beside the edits of its file. */
export interface Beside {
  readonly creates?: NewFile | undefined;
  /** Edits of other files. */
  readonly elsewhere?: readonly FileEdits[];
  /** A word of the new text to be written over. */
  readonly placeholder?: string | undefined;
}

/** Writes edits in the form that the client understands: of one version of a document, so that a later text is never hit. */
export class WorkspaceEdits {
  private capabilities: WorkspaceEditClientCapabilities = {};
  private readonly documents: LangiumDocuments;
  private readonly openTexts: TextDocuments<TextDocument>;

  constructor(services: LangiumSharedServices) {
    this.documents = services.workspace.LangiumDocuments;
    this.openTexts = services.workspace.TextDocuments;
    services.lsp.LanguageServer.onInitialize(({ capabilities }) => {
      this.capabilities = capabilities.workspace?.workspaceEdit ?? {};
    });
  }

  /** What an action does; `undefined` when the client cannot do it. */
  write(document: LangiumDocument, edits: readonly Edit[], beside: Beside = {}): WorkspaceEdit | undefined {
    const { documentChanges, resourceOperations, snippetEditSupport } = this.capabilities;
    const { creates, placeholder, elsewhere = [] } = beside;
    if (documentChanges !== true) return creates ? undefined : changesOf([{ document, edits }, ...elsewhere]);
    if (creates && resourceOperations?.includes('create') !== true) return undefined;
    const changes = textEdits({ document, edits });
    const written =
      snippetEditSupport === true && placeholder !== undefined ? withSnippet(changes, placeholder) : changes;
    const made = creates ? [CreateFile.create(creates.uri), textOf(creates)] : [];
    const own = written.length > 0 ? [versioned(document, document.textDocument.version, written)] : [];
    const others = elsewhere.map((file) => versioned(file.document, this.versionOf(file.document), textEdits(file)));
    return { documentChanges: [...made, ...own, ...others] };
  }

  /** Edits of documents of the workspace, by URI. */
  changes(edits: ReadonlyMap<string, readonly TextEdit[]>): WorkspaceEdit {
    if (this.capabilities.documentChanges !== true) {
      return { changes: Object.fromEntries([...edits].map(([uri, ofFile]) => [uri, [...ofFile]])) };
    }
    return {
      documentChanges: [...edits].flatMap(([uri, ofFile]) => {
        const document = this.documents.getDocument(URI.parse(uri));
        return document === undefined ? [] : [versioned(document, this.versionOf(document), ofFile)];
      }),
    };
  }

  /** A file that is not open has none. */
  private versionOf({ uri, textDocument }: LangiumDocument): number | null {
    return this.openTexts.get(uri.toString()) === undefined ? null : textDocument.version;
  }
}

function versioned(
  { uri }: LangiumDocument,
  version: number | null,
  edits: readonly (SnippetTextEdit | TextEdit)[],
): TextDocumentEdit {
  return TextDocumentEdit.create({ uri: uri.toString(), version }, [...edits]);
}

function changesOf(files: readonly FileEdits[]): WorkspaceEdit {
  return { changes: Object.fromEntries(files.map((file) => [file.document.uri.toString(), textEdits(file)])) };
}

function textEdits({ document: { textDocument }, edits }: FileEdits): TextEdit[] {
  return edits.map((edit) => textEdit(edit, textDocument));
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
