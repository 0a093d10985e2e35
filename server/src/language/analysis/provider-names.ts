const none: readonly string[] = [];

/** Model providers that the settings of this machine add to the known ones. Whoever reads the settings says so with `use`. */
export class ProviderNames {
  private names: () => readonly string[] = () => none;

  use(names: () => readonly string[]): void {
    this.names = names;
  }

  /** The same list as long as nothing has changed. */
  all(): readonly string[] {
    return this.names();
  }
}
