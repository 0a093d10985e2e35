import * as vscode from 'vscode';

/** One request that a registered model got. */
export interface ModelRequest {
  readonly tools: readonly string[];
  readonly cancelled: Promise<void>;
}

/** Answers a request; what it reports goes to the one who asks. */
export type Respond = (request: ModelRequest, report: (part: unknown) => void) => PromiseLike<void> | undefined;

/** The part of the API that providers of models use, which is younger than the oldest supported editor. */
interface ProviderApi {
  registerLanguageModelChatProvider?(vendor: string, provider: object): vscode.Disposable;
}

/**
 * Registers a model `toolpath-test/small` that answers as told; gone again with the returned disposable. Throws in an editor
 * that takes no models from extensions: none of those that the suites run in.
 */
export function registerModel(respond: Respond): vscode.Disposable {
  const model = {
    id: 'small',
    name: 'Small',
    family: 'tiny',
    version: '1',
    maxInputTokens: 10_000,
    maxOutputTokens: 1_000,
    isUserSelectable: true,
    capabilities: { toolCalling: true },
  };
  const provider = {
    provideLanguageModelChatInformation: () => [model],
    provideLanguageModelChatResponse: async (
      _model: unknown,
      _messages: unknown,
      options: { readonly tools?: readonly { readonly name: string }[] },
      progress: vscode.Progress<unknown>,
      token: vscode.CancellationToken,
    ): Promise<void> => {
      const cancelled = new Promise<void>((resolve) =>
        token.onCancellationRequested(() => {
          resolve();
        }),
      );
      const request = { tools: (options.tools ?? []).map(({ name }) => name), cancelled };
      await respond(request, (part) => {
        progress.report(part);
      });
    },
    provideTokenCount: () => Promise.resolve(1),
  };
  const registered = (vscode.lm as ProviderApi).registerLanguageModelChatProvider?.('toolpath-test', provider);
  if (registered === undefined) throw new Error('This editor takes no models from extensions.');
  return registered;
}
