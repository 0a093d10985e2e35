/** What a name means that other languages give a type, and how the type is called here. */
const types: ReadonlyMap<string, string> = new Map([
  ...pairs('`string`', 'str', 'text', 'char', 'uuid', 'date', 'datetime', 'url', 'email'),
  ...pairs('`integer`', 'int', 'long', 'int32', 'int64', 'uint'),
  ...pairs('`number`', 'float', 'double', 'decimal', 'num'),
  ...pairs('`boolean`', 'bool'),
  ...pairs('`null`', 'none', 'nil', 'undefined'),
  ...pairs('`any`', 'unknown', 'json'),
  ...pairs('no `:` and no type for what gives nothing', 'void'),
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

const statements: readonly (readonly [RegExp, string])[] = [
  [/^(?:if|elif|switch|match|case)$/, 'What a result decides is written `a -> when { "x" -> b }`.'],
  [/^(?:for|foreach|while|loop|repeat)$/, 'To repeat a call, let an arrow lead back to it.'],
  [/^(?:on|try|catch|except|rescue)$/, 'What follows a failed call is a case: `a -> when { failed -> b; … }`.'],
  [
    /^(?:call|run|run_first|invoke|goto|then|next|entry|begin|first|entrypoint)$/,
    'What is called stands behind an arrow: `start -> a`.',
  ],
  [/^(?:return|yield|output)$/, 'The answer of a run stands behind `exit`: `a -> exit(answer: a.result)`.'],
  [
    /^(?:inputs?|params?|parameters|args|arguments)$/,
    'The inputs of a workflow stand behind its name: `workflow w(topic: string) { … }`.',
  ],
  [/^(?:let|const|var|set)$/, 'There are no variables: an argument names an input or a result, `a(x: b.result)`.'],
  [/^(?:max_steps|max_iterations|recursion_limit)$/, 'How long a run may be is said by `steps`: `steps 20`.'],
  [/^(?:max_tokens|tokens)$/, 'How many tokens a run may use is said by `budget`: `budget 50000 tokens`.'],
  [/^(?:system|system_prompt|instructions?|goal|task)$/, 'What a model is told is said by `prompt`: `prompt "…"`.'],
  [/^(?:description|doc|docs|name|title|version)$/, 'What a workflow is for is said by a comment `/** … */` above it.'],
  [
    /^(?:max|max_calls|max_count_per_step|at_most|maximum)$/,
    'How often a tool may be called is said by `limit`: `limit a to 3`.',
  ],
  [
    /^(?:human|person|confirm|hitl|ask|review|requires_approval)$/,
    'That a person agrees to a call is said by `approve`: `approve a`.',
  ],
  [/^(?:parallel|concurrent|fork|join|gather|all)$/, 'One call is made at a time: what runs side by side is one tool.'],
  [
    /^(?:graph|flowchart|digraph|stateDiagram|sequenceDiagram)$/,
    'What a diagram shows is said by arrows alone: `start -> a -> exit`.',
  ],
  [/^(?:exit_loop|terminal|finish_point)$/, 'A run ends where an arrow leads to `exit`: `a -> exit`.'],
  [/^continue_loop$/, 'That the model must go on is said by `continue`: `a -> continue`.'],
  [/^(?:constrain_child_tools|conditional|depends_on)$/, 'Which call follows which is said by arrows: `a -> b | c`.'],
  [/^required_before_exit$/, 'What is required before the end of a run is said by `require a before exit`.'],
  [/^timeout[-_](?:minutes|seconds|ms)$/, 'How long a run may take is said by `timeout`: `timeout 5m`.'],
  [
    /^(?:env|environment|variables|vars)$/,
    'What a tool may know of the environment is said by its clause `secrets`: `secrets API_KEY`.',
  ],
  [/^(?:wait|sleep|delay|pause)$/, 'To wait is the work of a tool.'],
  [
    /^(?:retry|idempotent|secrets|from|http|command|mcp)$/,
    'This belongs to a tool: it stands behind the result type there.',
  ],
];

/** What to write for a statement of other languages, as a sentence behind another. */
export function statementMeantBy(word: string): string | undefined {
  const found = statements.find(([pattern]) => pattern.test(word));
  return found && ` ${found[1]}`;
}

function pairs(type: string, ...names: readonly string[]): readonly (readonly [string, string])[] {
  return names.map((name) => [name, type] as const);
}
