import { vi } from 'vitest';

/** The part of the editor's API that models are asked with. `selectChatModels` is a mock that a test scripts. */
export const lm = { selectChatModels: vi.fn<() => Promise<readonly unknown[]>>() };

export const LanguageModelChatToolMode = { Auto: 'auto', Required: 'required' } as const;

export class LanguageModelTextPart {
  readonly value: string;
  constructor(value: string) {
    this.value = value;
  }
}

export class LanguageModelToolCallPart {
  readonly callId: string;
  readonly name: string;
  readonly input: object;
  constructor(callId: string, name: string, input: object) {
    this.callId = callId;
    this.name = name;
    this.input = input;
  }
}

export class LanguageModelToolResultPart {
  readonly callId: string;
  readonly content: readonly unknown[];
  constructor(callId: string, content: readonly unknown[]) {
    this.callId = callId;
    this.content = content;
  }
}

export const LanguageModelChatMessage = {
  User: (content: unknown): object => ({ role: 'user', content }),
  Assistant: (content: unknown): object => ({ role: 'assistant', content }),
};

export class LanguageModelError extends Error {
  readonly code: string;
  constructor(message: string, code: string) {
    super(message);
    this.code = code;
  }
  static NoPermissions(message: string): LanguageModelError {
    return new LanguageModelError(message, 'NoPermissions');
  }
  static NotFound(message: string): LanguageModelError {
    return new LanguageModelError(message, 'NotFound');
  }
  static Blocked(message: string): LanguageModelError {
    return new LanguageModelError(message, 'Blocked');
  }
}
