import * as vscode from 'vscode';
import type { AskModelParams } from '#executor/protocol/messages.ts';

type Message = AskModelParams['request']['messages'][number];

/** A conversation in the editor's own form. It knows no system messages; what they say is said by the user. */
export function editorMessages(messages: readonly Message[]): vscode.LanguageModelChatMessage[] {
  return messages.map((message) => {
    switch (message.role) {
      case 'system':
      case 'user':
        return vscode.LanguageModelChatMessage.User(message.text);
      case 'tool':
        return vscode.LanguageModelChatMessage.User([
          new vscode.LanguageModelToolResultPart(message.id, [new vscode.LanguageModelTextPart(message.text)]),
        ]);
      case 'assistant': {
        const { text, call } = message;
        const said = text === undefined || text === '' ? [] : [new vscode.LanguageModelTextPart(text)];
        if (call === undefined) return vscode.LanguageModelChatMessage.Assistant(said);
        const made = new vscode.LanguageModelToolCallPart(call.id, call.name, argumentsOf(call.arguments));
        return vscode.LanguageModelChatMessage.Assistant([...said, made]);
      }
    }
  });
}

/** Where a secret was taken out of them, arguments may be no JSON any more. */
function argumentsOf(json: string): object {
  try {
    return JSON.parse(json) as object;
  } catch {
    return {};
  }
}
