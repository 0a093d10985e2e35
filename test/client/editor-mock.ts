import { vi } from 'vitest';

/** The part of the editor's API that questions use. Each window function is a mock that a test scripts. */
export const l10n = {
  t: (message: string, ...args: readonly (string | number)[]): string =>
    message.replace(/\{(\d+)\}/g, (_, index: string) => String(args[Number(index)] ?? '')),
};

type Ask = (...args: readonly unknown[]) => Promise<unknown>;

export const window = {
  showWarningMessage: vi.fn<Ask>(),
  showInformationMessage: vi.fn<Ask>(),
  showInputBox: vi.fn<Ask>(),
  showQuickPick: vi.fn<Ask>(),
};

export class CancellationTokenSource {
  readonly #listeners = new Set<() => void>();
  readonly token = {
    isCancellationRequested: false,
    onCancellationRequested: (listener: () => void): void => void this.#listeners.add(listener),
  };

  cancel(): void {
    this.token.isCancellationRequested = true;
    for (const listener of this.#listeners) listener();
  }

  dispose(): void {
    this.#listeners.clear();
  }
}
