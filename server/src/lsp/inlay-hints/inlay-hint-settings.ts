import type { LangiumSharedServices } from 'langium/lsp';

/** Which inlay hints are shown (`wf.inlayHints`). Follows the settings while the server runs. */
export class InlayHintSettings {
  #nextTools = true;
  #defaultValues = true;

  constructor(services: LangiumSharedServices) {
    const { ConfigurationProvider } = services.workspace;
    void ConfigurationProvider.getConfiguration('wf', 'inlayHints').then((hints: unknown) => {
      this.#read(hints);
    });
    let canRefresh = false;
    services.lsp.LanguageServer.onInitialize(({ capabilities }) => {
      canRefresh = capabilities.workspace?.inlayHint?.refreshSupport === true;
    });
    ConfigurationProvider.onConfigurationSectionUpdate(({ section, configuration }) => {
      if (section !== 'wf') return;
      this.#read((configuration as { readonly inlayHints?: unknown } | null)?.inlayHints);
      // An editor that cannot show them again shows the old ones until it asks by itself.
      if (canRefresh) services.lsp.Connection?.languages.inlayHint.refresh().catch(() => undefined);
    });
  }

  /** What may follow, where the text leaves it open. */
  get nextTools(): boolean {
    return this.#nextTools;
  }

  /** Values that parameters get when a call is made without asking the model. */
  get defaultValues(): boolean {
    return this.#defaultValues;
  }

  #read(hints: unknown): void {
    this.#nextTools = isOn(hints, 'nextTools');
    this.#defaultValues = isOn(hints, 'defaultValues');
  }
}

function isOn(hints: unknown, name: string): boolean {
  if (typeof hints !== 'object' || hints === null || !Object.hasOwn(hints, name)) return true;
  return (hints as Readonly<Record<string, unknown>>)[name] !== false;
}
