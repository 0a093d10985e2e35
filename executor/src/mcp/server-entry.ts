import type { Json } from '#core/ir/json.ts';
import { isList, isRecord } from '#core/types/fits.ts';

/** A server as `mcp.json` defines it, variables still in it. */
export type ServerEntry =
  | {
      readonly kind: 'stdio';
      readonly command: string;
      readonly args: readonly string[];
      /** `null` takes a variable away. */
      readonly env: ReadonlyMap<string, string | null>;
      readonly envFile?: string;
      readonly cwd?: string;
    }
  | { readonly kind: 'http'; readonly url: string; readonly headers: ReadonlyMap<string, string> };

/** A value that the person is asked for, as `inputs` of `mcp.json` defines it. */
export interface InputEntry {
  readonly id: string;
  readonly description?: string;
  readonly password: boolean;
  readonly default?: string;
  readonly options?: readonly string[];
}

type Fields = Readonly<Record<string, Json>>;

/** Reads one entry of `servers`; what is wrong with it comes as a text. */
export function readServer(value: Json): ServerEntry | string {
  if (!isRecord(value)) return 'it must be an object';
  const type = own(value, 'type') ?? (own(value, 'url') === undefined ? 'stdio' : 'http');
  if (type === 'stdio') return readStdio(value);
  if (type === 'http') return readHttp(value);
  return `its type must be "stdio" or "http", not ${JSON.stringify(type)}`;
}

function readStdio(value: Fields): ServerEntry | string {
  const command = own(value, 'command');
  if (typeof command !== 'string' || command === '') return '`command` must be a text';
  const args = own(value, 'args') ?? [];
  if (!isList(args) || !args.every((arg) => typeof arg === 'string')) return '`args` must be a list of texts';
  const env = readTexts(own(value, 'env') ?? {});
  if (env === undefined) return '`env` must be an object of texts';
  const [envFile, cwd] = [own(value, 'envFile'), own(value, 'cwd')];
  return {
    kind: 'stdio',
    command,
    args,
    env,
    ...(typeof envFile === 'string' && { envFile }),
    ...(typeof cwd === 'string' && { cwd }),
  };
}

function readHttp(value: Fields): ServerEntry | string {
  const url = own(value, 'url');
  if (typeof url !== 'string' || url === '') return '`url` must be a text';
  const headers = readTexts(own(value, 'headers') ?? {});
  if (headers === undefined) return '`headers` must be an object of texts';
  return { kind: 'http', url, headers: new Map([...headers].map(([name, text]) => [name, text ?? ''])) };
}

/** Numbers and truth values are written as texts, as they would be by hand. */
function readTexts(value: Json): ReadonlyMap<string, string | null> | undefined {
  if (!isRecord(value)) return undefined;
  const texts = new Map<string, string | null>();
  for (const [name, text] of Object.entries(value)) {
    if (typeof text === 'object' && text !== null) return undefined;
    texts.set(name, text === null ? null : String(text));
  }
  return texts;
}

/** Reads one entry of `inputs`; `undefined` when nothing can be asked by it. */
export function readInput(value: Json): InputEntry | undefined {
  if (!isRecord(value)) return undefined;
  const [id, type, description, initial, options] = ['id', 'type', 'description', 'default', 'options'].map((key) =>
    own(value, key),
  );
  if (typeof id !== 'string' || (type !== 'promptString' && type !== 'pickString')) return undefined;
  const texts = options !== undefined && isList(options) ? options.flatMap(optionText) : [];
  if (type === 'pickString' && texts.length === 0) return undefined;
  return {
    id,
    password: own(value, 'password') === true,
    ...(typeof description === 'string' && { description }),
    ...(typeof initial === 'string' && { default: initial }),
    ...(type === 'pickString' && { options: texts }),
  };
}

function optionText(option: Json): readonly string[] {
  if (typeof option === 'string') return [option];
  const value = isRecord(option) ? own(option, 'value') : undefined;
  return typeof value === 'string' ? [value] : [];
}

function own(value: Fields, key: string): Json | undefined {
  return Object.hasOwn(value, key) ? value[key] : undefined;
}
