import { Emitter, type Event, type URI } from 'langium';
import type { LangiumSharedServices } from 'langium/lsp';

/** When files are checked (`wf.lint.run`). */
export type LintRun = 'onType' | 'onSave' | 'off';

/**
 * Which files show findings: with `onType` all, with `off` none, with `onSave` those that are as they were last saved
 * since the server knows them. Follows the setting while the server runs.
 */
export class LintMode {
  /** Settled once the first configuration has come. Before that no file is covered. */
  readonly ready: Promise<void>;
  readonly #saved = new Set<string>();
  readonly #changed = new Emitter<LintRun>();
  #run: LintRun | undefined;

  constructor(services: LangiumSharedServices) {
    const { ConfigurationProvider } = services.workspace;
    this.ready = ConfigurationProvider.getConfiguration('wf', 'lint').then((lint: unknown) => {
      this.#run = lintRunOf(lint);
    });
    ConfigurationProvider.onConfigurationSectionUpdate(({ section, configuration }) => {
      if (section === 'wf') this.#change(lintRunOf((configuration as { readonly lint?: unknown } | null)?.lint));
    });
  }

  /** Fires when the setting has another value than before. */
  get onChange(): Event<LintRun> {
    return this.#changed.event;
  }

  /** May no findings of the file be shown now? Not so before the setting is known: then none were found yet. */
  hides(uri: URI): boolean {
    return this.#run !== undefined && !this.covers(uri);
  }

  /** May findings of the file be shown now? */
  covers(uri: URI): boolean {
    return this.#run === 'onType' || (this.#run === 'onSave' && this.#saved.has(uri.toString()));
  }

  /** The text in the editor is no longer what was saved, or is gone. */
  edited(uri: URI): void {
    this.#saved.delete(uri.toString());
  }

  /** The text in the editor is what was saved. */
  saved(uri: URI): void {
    this.#saved.add(uri.toString());
  }

  #change(run: LintRun): void {
    if (run === this.#run) return;
    this.#run = run;
    this.#changed.fire(run);
  }
}

function lintRunOf(lint: unknown): LintRun {
  const run = typeof lint === 'object' && lint !== null && 'run' in lint ? lint.run : undefined;
  return run === 'onSave' || run === 'off' ? run : 'onType';
}
