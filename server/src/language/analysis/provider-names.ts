/** Model providers that the settings of this machine add to the known ones. Whoever reads the settings says so with `use`. */
export class ProviderNames {
  private names: () => readonly string[] = () => [];

  use(names: () => readonly string[]): void {
    this.names = names;
  }

  all(): readonly string[] {
    return this.names();
  }
}
