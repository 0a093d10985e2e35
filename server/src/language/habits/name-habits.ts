/** What a name means that other languages give a type, and how the type is called here. */
const types: ReadonlyMap<string, string> = new Map([
  ...pairs('`string`', 'str', 'text', 'char', 'uuid', 'date', 'datetime', 'url', 'email'),
  ...pairs('`integer`', 'int', 'long', 'int32', 'int64', 'uint'),
  ...pairs('`number`', 'float', 'double', 'decimal', 'num'),
  ...pairs('`boolean`', 'bool'),
  ...pairs('`null`', 'none', 'nil', 'undefined'),
  ...pairs('`any`', 'unknown', 'json'),
  ...pairs('the type of its elements and `[]`, as `string[]`', 'list', 'array', 'set', 'tuple'),
  ...pairs('its fields, as `{ name: string }`, or `any`', 'dict', 'object', 'map', 'record'),
]);

const own: ReadonlySet<string> = new Set(['string', 'number', 'integer', 'boolean', 'null', 'any']);

/** What to write for a type that this language gives no name to, or another one; `undefined` when nobody knows. */
export function typeMeantBy(name: string): string | undefined {
  const lower = name.toLowerCase();
  return own.has(lower) ? `\`${lower}\`` : types.get(lower);
}

const ends = /^(?:__?end__?|end|exit|stop|finish|finished|done|return|quit|final)$/i;
const starts = /^(?:__?start__?|start|begin|entry|init)$/i;

/** What to write for a target or source that other languages have. */
export function targetMeantBy(name: string): 'exit' | 'start' | undefined {
  if (ends.test(name)) return 'exit';
  return starts.test(name) ? 'start' : undefined;
}

/** The constant that a name is spelled like. */
export function constantMeantBy(name: string): string | undefined {
  if (/^(?:none|nil|null|undefined)$/i.test(name)) return 'null';
  return /^(?:true|false)$/i.test(name) ? name.toLowerCase() : undefined;
}

/** What to write for a statement of other languages, as a sentence. */
export function statementMeantBy(word: string): string | undefined {
  if (/^(?:if|elif|switch|match|case)$/.test(word))
    return ' What a result decides is written `a -> when { "x" -> b }`.';
  return /^(?:for|foreach|while|loop|repeat)$/.test(word)
    ? ' To repeat a call, let an arrow lead back to it.'
    : undefined;
}

function pairs(type: string, ...names: readonly string[]): readonly (readonly [string, string])[] {
  return names.map((name) => [name, type] as const);
}
