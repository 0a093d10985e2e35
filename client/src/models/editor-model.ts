import * as vscode from 'vscode';
import type { AskModelParams, ModelAnswer } from '#executor/protocol/messages.ts';
import { editorMessages } from './editor-messages.ts';

type Request = AskModelParams['request'];

/**
 * One reply of a model of the editor, text told as it comes, the first call only. Never rejects: why a model cannot be
 * asked is told in words for the person who runs the workflow.
 */
export async function askEditorModel(
  request: Request,
  onText: (delta: string) => void,
  signal: AbortSignal,
): Promise<ModelAnswer> {
  const source = new vscode.CancellationTokenSource();
  const cancel = (): void => {
    source.cancel();
  };
  if (signal.aborted) cancel();
  signal.addEventListener('abort', cancel, { once: true });
  try {
    const name = request.model.slice('vscode/'.length);
    const models = await vscode.lm.selectChatModels();
    const model = modelCalled(name, models);
    if (model === undefined) return { failed: noModel(name, models), repeatable: false };
    const response = await model.sendRequest(editorMessages(request.messages), requestOptions(request), source.token);
    return { reply: await replyOf(response, onText) };
  } catch (error) {
    return failure(request.model, error);
  } finally {
    signal.removeEventListener('abort', cancel);
    source.dispose();
  }
}

/** The model that a name means: `vendor/id` or `vendor/family`, or one of these without the vendor. */
function modelCalled(name: string, models: readonly vscode.LanguageModelChat[]): vscode.LanguageModelChat | undefined {
  const names: readonly ((model: vscode.LanguageModelChat) => string)[] = [
    ({ vendor, id }) => `${vendor}/${id}`,
    ({ vendor, family }) => `${vendor}/${family}`,
    ({ id }) => id,
    ({ family }) => family,
  ];
  for (const nameOf of names) {
    const model = models.find((candidate) => nameOf(candidate) === name);
    if (model !== undefined) return model;
  }
  return undefined;
}

function noModel(name: string, models: readonly vscode.LanguageModelChat[]): string {
  if (models.length === 0) {
    return vscode.l10n.t(
      'the editor offers no models: sign in to an extension that brings some, such as GitHub Copilot',
    );
  }
  const names = [...new Set(models.map(({ vendor, id }) => `vscode/${vendor}/${id}`))].sort();
  return vscode.l10n.t('the editor has no model {0}; it has {1}', name, names.join(', '));
}

function requestOptions({ tools, choice, temperature, model }: Request): vscode.LanguageModelChatRequestOptions {
  const mustCall = choice !== 'auto' && choice !== 'none';
  return {
    justification: vscode.l10n.t('A workflow that you run asks its model, {0}.', model),
    ...(temperature !== undefined && { modelOptions: { temperature } }),
    ...(tools.length > 0 && {
      tools: tools.map(({ name, description = '', parameters }) => ({ name, description, inputSchema: parameters })),
      // Some models can be required to call a tool only when there is just one.
      toolMode:
        mustCall && tools.length === 1
          ? vscode.LanguageModelChatToolMode.Required
          : vscode.LanguageModelChatToolMode.Auto,
    }),
  };
}

async function replyOf(
  response: vscode.LanguageModelChatResponse,
  onText: (delta: string) => void,
): Promise<Extract<ModelAnswer, { reply: unknown }>['reply']> {
  let text = '';
  let call: vscode.LanguageModelToolCallPart | undefined;
  for await (const part of response.stream) {
    if (part instanceof vscode.LanguageModelTextPart) {
      text += part.value;
      onText(part.value);
    } else if (part instanceof vscode.LanguageModelToolCallPart) {
      call ??= part;
    }
  }
  return {
    ...(text !== '' && { text }),
    ...(call !== undefined && { call: { name: call.name, arguments: JSON.stringify(call.input) } }),
  };
}

function failure(model: string, error: unknown): ModelAnswer {
  const words = error instanceof Error ? error.message : String(error);
  if (!(error instanceof vscode.LanguageModelError)) return { failed: `${model}: ${words}`, repeatable: true };
  switch (error.code) {
    case vscode.LanguageModelError.NoPermissions.name:
      return {
        failed: vscode.l10n.t('you have not agreed that Toolpath uses {0}: {1}', model, words),
        repeatable: false,
      };
    case vscode.LanguageModelError.NotFound.name:
      return { failed: vscode.l10n.t('{0} is gone: {1}', model, words), repeatable: false };
    case vscode.LanguageModelError.Blocked.name:
      return { failed: vscode.l10n.t('{0} refuses: {1}', model, words), repeatable: false };
    default:
      return { failed: `${model}: ${words}`, repeatable: true };
  }
}
