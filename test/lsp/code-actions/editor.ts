import { URI } from 'langium';
import {
  CodeActionKind,
  type CancellationToken,
  type CodeAction,
  type CodeActionContext,
  type Diagnostic,
  type WorkspaceClientCapabilities,
  type WorkspaceEdit,
} from 'vscode-languageserver-protocol';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { createServerServices } from '../../../server/src/lsp/module.ts';
import { MemoryFiles } from '../../support/memory-files.ts';
import { uriOf } from '../../support/workspace.ts';

/** A text in an editor: what is found in it, and what can be done about each finding. */
export interface OpenText {
  readonly diagnostics: readonly Diagnostic[];
  /** The actions of a finding, as the lamp shows them or as `only` asks for them. */
  readonly actions: (
    of: readonly Diagnostic[],
    only?: CodeActionContext['only'],
    cancelToken?: CancellationToken,
  ) => Promise<readonly CodeAction[]>;
  /** The actions at an offset or for a selection that are of a kind. */
  readonly actionsAt: (start: number, end: number, kind: string) => Promise<readonly CodeAction[]>;
  /** The files after an action, by path. */
  readonly after: (action: CodeAction) => Readonly<Record<string, string>>;
}

/** What an editor of today can do with edits. */
export const able: WorkspaceClientCapabilities = {
  workspaceEdit: { documentChanges: true, resourceOperations: ['create'], snippetEditSupport: false },
};

const fileSystem = new MemoryFiles();

/** Puts a file where it can be read. */
export function store(path: string, text: string): void {
  fileSystem.insert(uriOf(path), text);
}

/** The services of an editor with these capabilities. Texts that are opened one after the other share them. */
export function startEditor(workspace: WorkspaceClientCapabilities = able): Editor {
  const services = createServerServices({ fileSystemProvider: () => fileSystem });
  const parameters = { capabilities: { workspace }, processId: null, rootUri: null };
  return { services, ready: services.shared.lsp.LanguageServer.initialize(parameters) };
}

export interface Editor {
  readonly services: ReturnType<typeof createServerServices>;
  readonly ready: Promise<unknown>;
}

const usual = startEditor();

/** Opens `main.wf` beside other files and nothing else. */
export async function openText(
  text: string,
  others: Readonly<Record<string, string>> = {},
  { services, ready }: Editor = usual,
): Promise<OpenText> {
  await ready;
  const { shared, Wf } = services;
  const { LangiumDocuments, LangiumDocumentFactory, DocumentBuilder } = shared.workspace;
  const files = { ...others, 'main.wf': text };
  for (const { uri } of LangiumDocuments.all.toArray()) LangiumDocuments.deleteDocument(uri);
  const documents = Object.entries(files).map(([path, content]) => {
    const document = LangiumDocumentFactory.fromString(content, uriOf(path));
    LangiumDocuments.addDocument(document);
    return document;
  });
  await DocumentBuilder.build(documents, { validation: false });
  const document = LangiumDocuments.getDocument(uriOf('main.wf'));
  const provider = Wf.lsp.CodeActionProvider;
  if (!document || !provider) throw new Error('main.wf was not built.');
  const diagnostics = await Wf.validation.DocumentValidator.validateDocument(document);
  const nowhere = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };
  const { textDocument } = document;
  return {
    diagnostics,
    actionsAt: async (start, end, kind) => {
      const found = await provider.getCodeActions(document, {
        textDocument: { uri: document.uri.toString() },
        range: { start: textDocument.positionAt(start), end: textDocument.positionAt(end) },
        context: { diagnostics: [], only: [kind] },
      });
      return (found ?? []) as CodeAction[];
    },
    actions: async (of, only = [CodeActionKind.QuickFix], cancelToken) => {
      const params = {
        textDocument: { uri: document.uri.toString() },
        range: of[0]?.range ?? nowhere,
        context: { diagnostics: [...of], only },
      };
      const found = await provider.getCodeActions(document, params, cancelToken);
      return (found ?? []) as CodeAction[];
    },
    after: ({ edit }) => ({ ...files, ...edited(edit, files) }),
  };
}

/** Applies an edit as an editor does: to the version of a file that it was made for, and to files that it creates. */
function edited(edit: WorkspaceEdit | undefined, files: Readonly<Record<string, string>>): Record<string, string> {
  const result: Record<string, string> = {};
  for (const change of edit?.documentChanges ?? []) {
    if (!('textDocument' in change)) continue;
    const { uri, version } = change.textDocument;
    const path = URI.parse(uri).path.replace('/workspace/', '');
    const isCreated = edit?.documentChanges?.some((one) => 'kind' in one && one.kind === 'create' && one.uri === uri);
    // Only main.wf is open.
    const isOwn = path === 'main.wf';
    if (isCreated !== true && version !== (isOwn ? 0 : null)) throw new Error(`${path} is edited without its version.`);
    const document = TextDocument.create(uri, 'wf', 0, files[path] ?? '');
    const edits = change.edits.map((one) => {
      if (!('newText' in one)) throw new Error('A snippet was not asked for.');
      return one;
    });
    result[path] = TextDocument.applyEdits(document, edits);
  }
  return result;
}
