/** A folder of tests under `suites/` and the session it runs in. */
export interface Suite {
  readonly name: string;
  /** The session trusts its folder; without trust the editor runs in restricted mode. */
  readonly trusted: boolean;
  readonly settings: Readonly<Record<string, unknown>>;
}

export const SUITES: readonly Suite[] = [
  { name: 'extension-host', trusted: true, settings: {} },
  { name: 'restricted', trusted: false, settings: { 'security.workspace.trust.startupPrompt': 'never' } },
  { name: 'workbench', trusted: true, settings: {} },
];
