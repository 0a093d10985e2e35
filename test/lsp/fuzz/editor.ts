import { TextDocument } from 'vscode-languageserver-textdocument';
import {
  DidChangeTextDocumentNotification,
  DidCloseTextDocumentNotification,
  DidOpenTextDocumentNotification,
  DidSaveTextDocumentNotification,
  type TextDocumentContentChangeEvent,
} from 'vscode-languageserver-protocol/node';
import { uriOf, type ServerUnderTest } from '../server-under-test.ts';
import type { Texts } from './complaints.ts';
import type { Step } from './typing.ts';

/** The files that a person sees: those on disk, and over them those that are open. Tells the server of every edit. */
export class Editor {
  readonly server: ServerUnderTest;
  readonly #stored = new Map<string, TextDocument>();
  readonly #watches = new Set<Texts[]>();
  #open: ReadonlyMap<string, TextDocument> = new Map();

  constructor(server: ServerUnderTest, stored: Readonly<Record<string, string>>) {
    this.server = server;
    for (const [name, text] of Object.entries(stored)) {
      this.#stored.set(uriOf(name), TextDocument.create(uriOf(name), 'wf', 0, text));
    }
  }

  /** The text of a file as it stands, open or not. */
  document(uri: string): TextDocument | undefined {
    return this.texts()(uri);
  }

  /** The texts as they stand now; later edits do not change what is returned. */
  texts(): Texts {
    const open = this.#open;
    return (uri) => open.get(uri) ?? this.#stored.get(uri);
  }

  /** While something is done: the texts as they are at its begin, and after every edit until its end. */
  async during<T>(doing: () => Promise<T>): Promise<readonly [done: T, texts: readonly Texts[]]> {
    const watch = [this.texts()];
    this.#watches.add(watch);
    try {
      return [await doing(), watch];
    } finally {
      this.#watches.delete(watch);
    }
  }

  /** The files that are open. */
  get open(): readonly TextDocument[] {
    return [...this.#open.values()];
  }

  async openFile(uri: string, text: string): Promise<void> {
    this.#set(TextDocument.create(uri, 'wf', 1, text));
    const textDocument = { uri, languageId: 'wf', version: 1, text };
    await this.server.connection.sendNotification(DidOpenTextDocumentNotification.type, { textDocument });
  }

  async edit(uri: string, { edits }: Step): Promise<void> {
    const before = this.#opened(uri);
    const version = before.version + 1;
    const contentChanges: TextDocumentContentChangeEvent[] = [];
    let text = before.getText();
    for (const edit of typeof edits === 'string' ? [] : edits) {
      const document = TextDocument.create(uri, 'wf', version, text);
      const range = { start: document.positionAt(edit.start), end: document.positionAt(edit.end) };
      contentChanges.push({ range, text: edit.text });
      text = text.slice(0, edit.start) + edit.text + text.slice(edit.end);
    }
    if (typeof edits === 'string') {
      text = edits;
      contentChanges.push({ text });
    }
    this.#set(TextDocument.create(uri, 'wf', version, text));
    const change = { textDocument: { uri, version }, contentChanges };
    await this.server.connection.sendNotification(DidChangeTextDocumentNotification.type, change);
  }

  save(uri: string): Promise<void> {
    return this.server.connection.sendNotification(DidSaveTextDocumentNotification.type, { textDocument: { uri } });
  }

  /** What was not saved is given up. */
  async close(uri: string): Promise<void> {
    this.#open = new Map([...this.#open].filter(([open]) => open !== uri));
    await this.server.connection.sendNotification(DidCloseTextDocumentNotification.type, { textDocument: { uri } });
  }

  #set(document: TextDocument): void {
    this.#open = new Map([...this.#open, [document.uri, document]]);
    for (const watch of this.#watches) watch.push(this.texts());
  }

  #opened(uri: string): TextDocument {
    const document = this.#open.get(uri);
    if (document === undefined) throw new Error(`${uri} is not open.`);
    return document;
  }
}
