import { Emitter, URI, UriUtils, type Event } from 'langium';
import type { LangiumSharedServices } from 'langium/lsp';
import { LogMessageNotification, MessageType, type Connection } from 'vscode-languageserver';
import { readRatings, standardRatings, type Ratings } from '#core/diagnostics/ratings.ts';
import { ConfigFiles } from './config-files.ts';

/** What the user's settings say about findings. */
interface Answers {
  /** `wf.diagnostics` of each workspace folder. */
  readonly folders: readonly { readonly uri: URI; readonly ratings: Ratings }[];
  /** `wf.diagnostics` of files outside of every folder. */
  readonly elsewhere: Ratings;
  /** The names in `wf.providers`. */
  readonly providers: readonly string[];
}

/**
 * How findings are rated in each file, and which model providers are known. Follows the settings and the `wf.config.json`
 * files of the workspace while the server runs.
 */
export class FindingSettings {
  /** Settled once the settings have come. Before that nothing is checked: findings would come and go. */
  readonly ready: Promise<void>;
  #isReady = false;
  #canAsk = false;
  readonly #changed = new Emitter<undefined>();
  readonly #services: LangiumSharedServices;
  readonly #files: ConfigFiles;
  #answers: Answers = { folders: [], elsewhere: standardRatings, providers: [] };

  constructor(services: LangiumSharedServices) {
    this.#services = services;
    this.#files = new ConfigFiles(services.workspace.FileSystemProvider, (problem) => void this.#warn(problem));
    const { ConfigurationProvider, WorkspaceManager } = services.workspace;
    services.lsp.LanguageServer.onInitialize(({ capabilities }) => {
      this.#canAsk = capabilities.workspace?.configuration === true;
    });
    // Settings can be asked for only after the client has said that it is initialized.
    const initialized = ConfigurationProvider.getConfiguration('wf', 'diagnostics');
    this.ready = Promise.all([initialized, WorkspaceManager.ready])
      .then(() => this.#ask())
      .then((answers) => {
        this.#answers = answers;
        this.#isReady = true;
      });
    ConfigurationProvider.onConfigurationSectionUpdate(({ section }) => {
      if (section === 'wf') void this.ready.then(() => this.#follow());
    });
  }

  get isReady(): boolean {
    return this.#isReady;
  }

  /** Fires when findings may be rated in another way than before. */
  get onChange(): Event<undefined> {
    return this.#changed.event;
  }

  /** The names of the providers that the settings add. */
  get providers(): readonly string[] {
    return this.#answers.providers;
  }

  /**
   * How findings in a file are rated: as `wf.diagnostics` of the innermost folder says that holds it, and where that says
   * nothing of a code, as the nearest `wf.config.json` in that folder does.
   */
  ratingsFor(file: URI): Ratings {
    const [around] = this.#answers.folders
      .filter(({ uri }) => UriUtils.contains(uri, file))
      .toSorted((a, b) => b.uri.path.length - a.uri.path.length);
    const settings = around?.ratings ?? this.#answers.elsewhere;
    return new Map([...this.#files.ratingsFor(file, around?.uri), ...settings]);
  }

  /** A `wf.config.json` was written, made or removed. */
  readFilesAgain(): void {
    this.#files.forget();
    this.#changed.fire(undefined);
  }

  /** The workspace has other folders than before. */
  async followFolders(): Promise<void> {
    await this.ready;
    await this.#follow();
  }

  /** Editors tell of settings that are as they were, and of all of them when they begin. */
  async #follow(): Promise<void> {
    const answers = await this.#ask();
    if (saidBy(answers) === saidBy(this.#answers)) return;
    this.#answers = answers;
    // Which files rate a file depends on the folder that holds it.
    this.readFilesAgain();
  }

  async #ask(): Promise<Answers> {
    const connection: Connection | undefined = this.#services.lsp.Connection;
    if (!connection) return this.#answers;
    const folders = (this.#services.workspace.WorkspaceManager.workspaceFolders ?? []).map(({ uri }) => uri);
    const [elsewhere, ...answers] = await this.#settings(connection, folders);
    return {
      elsewhere: ratingsIn(elsewhere),
      folders: folders.map((uri, index) => ({ uri: URI.parse(uri), ratings: ratingsIn(answers[index]) })),
      providers: Object.keys(partOf(elsewhere, 'providers')),
    };
  }

  /** What `wf` says elsewhere, and then in each folder. A client that fails to answer has no settings: the catalogue holds. */
  async #settings(connection: Connection, folders: readonly string[]): Promise<readonly unknown[]> {
    if (!this.#canAsk) {
      const told = await this.#told();
      return [told, ...folders.map(() => told)];
    }
    const items = [{ section: 'wf' }, ...folders.map((scopeUri) => ({ section: 'wf', scopeUri }))];
    try {
      return (await connection.workspace.getConfiguration(items)) as unknown[];
    } catch {
      return [];
    }
  }

  /** Into the log: the editor shows what is wrong with the file where it is open. */
  async #warn(message: string): Promise<void> {
    try {
      await this.#services.lsp.Connection?.sendNotification(LogMessageNotification.type, {
        type: MessageType.Warning,
        message,
      });
    } catch {
      // The connection is closed by now.
    }
  }

  /** A client that cannot be asked tells its settings whenever they change. */
  async #told(): Promise<unknown> {
    const { ConfigurationProvider } = this.#services.workspace;
    const diagnostics: unknown = await ConfigurationProvider.getConfiguration('wf', 'diagnostics');
    const providers: unknown = await ConfigurationProvider.getConfiguration('wf', 'providers');
    return { diagnostics, providers };
  }
}

/** Equal for answers that rate all files alike. */
function saidBy({ elsewhere, folders, providers }: Answers): string {
  return JSON.stringify([[...elsewhere], folders.map(({ uri, ratings }) => [uri.toString(), [...ratings]]), providers]);
}

function ratingsIn(settings: unknown): Ratings {
  return readRatings(partOf(settings, 'diagnostics')).ratings;
}

function partOf(settings: unknown, name: string): object {
  if (typeof settings !== 'object' || settings === null || !Object.hasOwn(settings, name)) return {};
  const part = (settings as Readonly<Record<string, unknown>>)[name];
  return typeof part === 'object' && part !== null ? part : {};
}
