import { createJiti } from 'jiti';
import type { Json } from '#core/ir/json.ts';
import { moduleEndings } from '#core/text/module-files.ts';
import { nestsTooDeeply, tooDeep } from '#core/types/nesting.ts';
import type { CallModule, ModuleResult } from './messages.ts';

const jiti = createJiti(import.meta.url, {
  fsCache: false,
  interopDefault: false,
  extensions: [...moduleEndings, '.json'],
  jsx: true,
});

/**
 * Calls a function of a JavaScript or TypeScript module: `export function name(arguments, context)`, both objects. What
 * it returns, or its promise gives, must be JSON; `undefined` counts as `null`. Never rejects.
 */
export async function callModule(call: CallModule): Promise<ModuleResult> {
  try {
    const value = await functionOf(await jiti.import(call.path), call)(call.arguments, call.context);
    return { id: call.id, ok: true, value: asJson(value) };
  } catch (error) {
    return { id: call.id, ok: false, error: messageOf(error) };
  }
}

type ModuleFunction = (args: CallModule['arguments'], context: CallModule['context']) => unknown;

function functionOf(module: unknown, call: CallModule): ModuleFunction {
  const name = call.export;
  if (typeof module === 'object' && module !== null) {
    const exported: unknown = Reflect.get(module, name);
    if (typeof exported === 'function') return exported as ModuleFunction;
  }
  throw new Error(`${call.path} does not export a function called \`${name}\``);
}

function asJson(value: unknown): Json {
  if (value === undefined) return null;
  const text = jsonText(value);
  if (text === undefined) throw new Error(`the result is ${typeof value}, not JSON`);
  const json = JSON.parse(text) as Json;
  if (nestsTooDeeply(json)) throw new Error(`the result ${tooDeep}`);
  return json;
}

function jsonText(value: unknown): string | undefined {
  try {
    return JSON.stringify(value);
  } catch (error) {
    // Its stack ends before the value does.
    throw error instanceof RangeError ? new Error(`the result ${tooDeep}`, { cause: error }) : error;
  }
}

/** What was thrown, in words. Node lists behind a module that it cannot find who asked for it, which is this program. */
export function messageOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.message === '' ? error.name : error.message.replace(/\nRequire stack:\n(?:- .*\n?)+$/, '');
}
