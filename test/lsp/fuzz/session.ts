import { LogMessageNotification, MessageType } from 'vscode-languageserver-protocol/node';
import { startServerUnderTest, type ServerUnderTest } from '../server-under-test.ts';
import { ask, type Answer } from './ask.ts';
import { complaintsAbout, type Texts } from './complaints.ts';
import { Editor } from './editor.ts';
import { examples } from './goals.ts';
import { placeIn, questions, type Question } from './questions.ts';
import type { Seeded } from './seeded.ts';
import { TokenReader } from './token-reader.ts';
import { steps, type Typing } from './typing.ts';

const files = Object.fromEntries(examples.map(({ name, text }) => [name, text]));

/** The share of questions of which all answers are awaited before the next key. */
const patience = 0.8;

/** Starts the server and an editor on a folder with the examples; each error that the server logs goes to `log`. */
export async function startEditor(log: (message: string) => void = () => undefined): Promise<Editor> {
  const server = await startServerUnderTest({}, files, {
    workspace: { workspaceEdit: { documentChanges: true, resourceOperations: ['create'] } },
    textDocument: {
      completion: {
        completionItem: {
          snippetSupport: true,
          insertReplaceSupport: true,
          labelDetailsSupport: true,
          resolveSupport: { properties: ['documentation', 'additionalTextEdits'] },
        },
      },
    },
  });
  server.connection.onNotification(LogMessageNotification.type, ({ type, message }) => {
    if (type === MessageType.Error) log(message);
  });
  return new Editor(server, files);
}

/** One editor that types files, one after the other, and asks after every key. What is wrong is told at once. */
export class Session {
  readonly editor: Editor;
  readonly #random: Seeded;
  readonly #tokens: TokenReader;
  readonly #logged: string[];
  readonly #attention: number;
  /** What was done last, oldest first. */
  readonly done: string[] = [];
  count = 0;

  private constructor(editor: Editor, logged: string[], random: Seeded, attention: number) {
    this.editor = editor;
    this.#attention = attention;
    this.#logged = logged;
    this.#random = random;
    this.#tokens = new TokenReader(editor);
  }

  /** `attention` is the share of keys after which something is asked, from 0 to 1. */
  static async start(random: Seeded, attention: number): Promise<Session> {
    const logged: string[] = [];
    return new Session(await startEditor((message) => logged.push(message)), logged, random, attention);
  }

  get server(): ServerUnderTest {
    return this.editor.server;
  }

  /** Types a file and asks; yields what is wrong, with the file as it is by then. */
  async *type(uri: string, typing: Typing): AsyncIterable<readonly string[]> {
    const { editor } = this;
    const random = this.#random;
    this.#note(`open ${uri}`);
    await editor.openFile(uri, typing.before + typing.behind);
    let waiting: Promise<readonly string[]>[] = [];
    for (const step of steps(typing, () => editor.document(uri)?.getText() ?? '', random)) {
      this.#note(step.name);
      await editor.edit(uri, step);
      const last = typeof step.edits === 'string' ? undefined : step.edits.at(-1);
      if (random.chance(0.01)) await editor.save(uri);
      if (!random.chance(this.#attention)) continue;
      waiting.push(this.#ask(uri, last === undefined ? 0 : last.start + last.text.length));
      if (!random.chance(patience)) continue;
      const complaints = (await Promise.all(waiting)).flat();
      waiting = [];
      const tokens = random.chance(0.2) ? await this.#tokens.read(uri) : [];
      yield [...complaints, ...tokens, ...this.#logged.splice(0)];
    }
    yield (await Promise.all(waiting)).flat();
  }

  async close(uri: string): Promise<void> {
    this.#note(`close ${uri}`);
    this.#tokens.forget(uri);
    await this.editor.close(uri);
  }

  /** A few questions about a place near the last letter or elsewhere, and what is wrong with the answers. */
  async #ask(uri: string, near: number): Promise<readonly string[]> {
    const { editor, server } = this;
    const random = this.#random;
    const document = editor.document(uri);
    if (document === undefined) return [];
    const place = placeIn(document, near, server.published(uri).at(-1) ?? [], random);
    const asked = Array.from({ length: 3 }, () => random.pick<Question>(Object.values(questions)));
    const [answers, worlds] = await editor.during(() => ask(server.connection, asked, place));
    return answers.flatMap((answer) => wrongInAll(answer, worlds));
  }

  #note(what: string): void {
    this.count += 1;
    this.done.push(what);
    if (this.done.length > 12) this.done.shift();
  }
}

/** Who types on may get an answer about any of the texts since they asked. */
function wrongInAll(answer: Answer, worlds: readonly Texts[]): readonly string[] {
  const complaints = worlds.map((texts) => complaintsAbout(answer, texts));
  return complaints.some((found) => found.length === 0) ? [] : (complaints[0] ?? []);
}
