/**
 * Base URLs of OpenAI-compatible servers that need no entry in the user's settings, by the name that stands before the
 * slash of `model "provider/name"`. Settings and environment may name others and move these.
 */
export const knownProviders = {
  openai: 'https://api.openai.com/v1',
  openrouter: 'https://openrouter.ai/api/v1',
  ollama: 'http://127.0.0.1:11434/v1',
  lmstudio: 'http://127.0.0.1:1234/v1',
  vllm: 'http://127.0.0.1:8000/v1',
  llamacpp: 'http://127.0.0.1:8080/v1',
} as const satisfies Readonly<Record<string, string>>;

/** Stands before the slash where a model is one of the editor’s own. */
const editor = 'vscode';

/** Every provider that a model may name, where settings add these. */
export function providerNames(added: readonly string[]): readonly string[] {
  return [...new Set([...Object.keys(knownProviders), editor, ...added])];
}
