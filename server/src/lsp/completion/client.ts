import type { InitializeParams } from 'vscode-languageserver';

/** What the editor can do with an offer. */
export interface ClientAbilities {
  /** Tab stops. */
  readonly snippets: boolean;
  /** An offer says what it replaces behind the cursor, too. */
  readonly insertReplace: boolean;
  /** A second, greyed text behind the label. */
  readonly labelDetails: boolean;
  /** Lines of an inserted text are indented like the line at the cursor. */
  readonly indents: boolean;
  /** Properties that may come when the reader stops at an offer. */
  readonly lazy: readonly string[];
  /** It reads the range that all offers replace from the list. */
  readonly sharesRange: boolean;
  /** It runs the command that opens the list of offers again. */
  readonly asksAgain: boolean;
}

/** The command by which VS Code opens the list of offers. */
export const askAgain = { title: 'Suggest', command: 'editor.action.triggerSuggest' };

/** Reads what the editor said of itself. Our extension adds `asksAgain` to the options of the initialization. */
export function abilitiesOf({
  capabilities,
  initializationOptions,
}: Pick<InitializeParams, 'capabilities' | 'initializationOptions'>): ClientAbilities {
  const { completionItem: item, completionList: list } = capabilities.textDocument?.completion ?? {};
  const options: unknown = initializationOptions;
  return {
    snippets: item?.snippetSupport === true,
    insertReplace: item?.insertReplaceSupport === true,
    labelDetails: item?.labelDetailsSupport === true,
    indents: item?.insertTextModeSupport?.valueSet.includes(2) === true,
    lazy: item?.resolveSupport?.properties ?? [],
    sharesRange: list?.itemDefaults?.includes('editRange') === true,
    asksAgain: typeof options === 'object' && options !== null && 'asksAgain' in options && options.asksAgain === true,
  };
}
