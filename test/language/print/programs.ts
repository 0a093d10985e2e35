import fc from 'fast-check';

/**
 * Random files that the parser accepts, with marks where a layout may differ:
 * `·` a gap inside a statement, where no line may end; `◦` a gap where one may; `▫` one where a line break is a wish
 * that the formatter respects; `¶` the end of a statement.
 */
export const gaps = { inLine: '·', free: '◦', wish: '▫', end: '¶' } as const;

const { inLine, free, wish, end } = gaps;

const name = fc.constantFrom(
  ...['search', 'send-mail', 'limit', 'model', 'type', 'to', 'prompt', 'failed', 'body', 'command', '_x1'],
  ...['`exit`', '`two words`', '`__proto__`', '`when`', '`📬`', 'a_rather_long_name_of_a_tool_that_takes_some_room'],
);
const field = fc.oneof(name, fc.constantFrom('string', 'exit', 'start', 'when', 'constructor', 'tool'));
const plain = fc.constantFrom(
  '"a"',
  '""',
  '"a \\"b\\" \\u00e9"',
  '"{{braces}}"',
  '"https://a.example/x?y=1"',
  '"a,b;c -> d"',
);
const text = fc.oneof(
  plain,
  fc.constantFrom('"to {mail}"', '"""raw\n      {mail}\n  text, ; // no comment\n"""', '"""""'.concat('"')),
);
const count = fc.constantFrom('0', '3', '12', '100');
const separated = (items: readonly string[], comma: string): string => items.join(comma);
const list = (
  items: fc.Arbitrary<string>,
  [open, close]: readonly [string, string],
  gap: string,
): fc.Arbitrary<string> =>
  fc
    .tuple(fc.array(items, { maxLength: 4 }), fc.boolean())
    .map(([all, comma]) =>
      all.length === 0
        ? `${open}${close}`
        : `${open}${gap}${separated(all, `${free},${free}`)}${comma ? `${free},` : ''}${free}${close}`,
    );

const { type, constant, value } = fc.letrec<{ type: string; constant: string; value: string }>((tie) => ({
  type: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.constantFrom('string', 'number', 'boolean', 'null', 'any', '"x"', '1.5', 'true', 'Mood', '`two words`'),
    tie('type').map((element) => `(${free}${element}${free})${free}[${free}]`),
    fc.array(tie('type'), { minLength: 2, maxLength: 4 }).map((all) => separated(all, `${free}|${free}`)),
    list(
      fc
        .tuple(field, fc.boolean(), tie('type'))
        .map(([key, optional, of]) => `${key}${optional ? '?' : ''}${free}:${free}${of}`),
      ['{', '}'],
      wish,
    ),
  ),
  constant: values(tie('constant')),
  value: fc.oneof(
    { depthSize: 'small' },
    fc.tuple(name, fc.array(field, { maxLength: 3 })).map((path) => path.flat().join('.')),
    values(tie('value')),
  ),
}));

function values(inner: fc.Arbitrary<string>): fc.Arbitrary<string> {
  return fc.oneof(
    { depthSize: 'small' },
    fc.oneof(text, fc.constantFrom('1', '-2.5e3', 'true', 'false', 'null')),
    list(inner, ['[', ']'], free),
    list(
      fc.tuple(fc.oneof(field, plain), inner).map(([key, of]) => `${key}${free}:${free}${of}`),
      ['{', '}'],
      wish,
    ),
  );
}

const parameters = list(
  fc
    .tuple(field, fc.boolean(), type, fc.option(constant))
    .map(
      ([key, optional, of, initial]) =>
        `${key}${optional ? '?' : ''}${free}:${free}${of}${initial === null ? '' : `${free}=${free}${initial}`}`,
    ),
  ['(', ')'],
  free,
);
const returns = fc.option(type).map((of) => (of === null ? '' : `${free}:${free}${of}`));

const http = fc
  .tuple(text, fc.array(fc.tuple(plain, text), { maxLength: 2 }), fc.option(value))
  .map(([url, headers, body]) => {
    const lines = [
      ...headers.map(([key, of]) => `header ${key}${free}:${free}${of}`),
      ...(body === null ? [] : [`body ${body}`]),
    ];
    return `http POST ${url} {${free}${lines.join(free)}${free}}`;
  });
const implementation = fc.oneof(
  fc
    .tuple(plain, fc.constantFrom(null, 'handler'))
    .map(([path, as]) => `from ${path}${as === null ? '' : ` as ${as}`}`),
  fc.tuple(plain, fc.option(plain)).map(([path, as]) => `mcp ${path}${as === null ? '' : ` as ${as}`}`),
  text.map((of) => `prompt ${of}`),
  text.map((of) => `person ${of}`),
  list(text, ['[', ']'], free).map((argv) => `command ${argv}`),
  http,
);
const clause = fc.oneof(
  fc.constantFrom('timeout 30s', 'retry 2', 'idempotent'),
  fc
    .array(fc.constantFrom('MAIL_TOKEN', 'key', 'from'), { minLength: 1, maxLength: 3 })
    .map((all) => `secrets ${separated(all, `${free},${free}`)}`),
);
const tool = fc
  .tuple(name, parameters, returns, fc.option(implementation), fc.array(clause, { maxLength: 3 }))
  .map(([of, takes, gives, does, clauses]) => {
    const tails = [...(does === null ? [] : [does]), ...clauses].map((tail) => `${wish} ${tail}`);
    return `tool ${of}${free}${takes}${gives}${tails.join('')}`;
  });

const call = fc
  .tuple(
    name,
    fc.option(
      list(
        fc.tuple(field, value).map(([key, of]) => `${key}${free}:${free}${of}`),
        ['(', ')'],
        free,
      ),
    ),
  )
  .map(([of, fixed]) => (fixed === null ? of : `${of}${inLine}${fixed}`));
const group = fc
  .array(
    fc.oneof(
      call,
      fc.constantFrom('exit', 'any', 'continue'),
      value.map((of) => `exit(${free}answer: ${of}${free})`),
    ),
    {
      minLength: 1,
      maxLength: 4,
    },
  )
  .map((all) => separated(all, `${free}|${inLine}`));
const { arrows } = fc.letrec<{ arrows: string; when: string }>((tie) => ({
  arrows: fc
    .tuple(fc.array(group, { minLength: 1, maxLength: 4 }), fc.option(tie('when'), { depthSize: 'small', maxDepth: 2 }))
    .map(([targets, last]) =>
      [...targets, ...(last === null ? [] : [last])].map((of) => `${free}->${inLine}${of}`).join(''),
    ),
  when: fc
    .tuple(
      fc.option(field),
      fc.array(
        fc
          .tuple(
            fc.oneof(
              fc.array(fc.oneof(plain, count, fc.constant('null')), { minLength: 1, maxLength: 3 }),
              fc.constantFrom(['failed'], ['else']),
            ),
            tie('arrows'),
          )
          .map(([keys, to]) => `${separated(keys, `${free}|${inLine}`)}${to}`),
        { minLength: 1, maxLength: 4 },
      ),
    )
    .map(
      ([path, cases]) =>
        `when${path === null ? '' : ` ${path}`}${inLine} {${free}${cases.map((of) => `${of}${end}`).join('')}}`,
    ),
}));

const names = fc.array(name, { minLength: 1, maxLength: 4 }).map((all) => separated(all, `${inLine},${inLine}`));
const statement = fc.oneof(
  { arbitrary: fc.tuple(fc.oneof(fc.constant('start'), group), arrows).map(([from, to]) => from + to), weight: 4 },
  fc
    .tuple(name, count, fc.option(arrows))
    .map(([of, most, otherwise]) => `limit ${of} to ${most}${otherwise === null ? '' : ` else${otherwise}`}`),
  names.map((all) => `use ${all}`),
  names.map((all) => `approve ${all}`),
  names.map((all) => `require ${all} before exit`),
  fc
    .tuple(fc.boolean(), name, names)
    .map(([directly, of, all]) => `only ${directly ? 'directly ' : ''}after ${of}${inLine}:${inLine}${all}`),
  plain.map((of) => `model ${of}`),
  text.map((of) => `prompt ${of}`),
  fc.constantFrom('steps 20', 'timeout 5m', 'budget 50000 tokens', 'temperature 0.5', 'agent react', 'embedding "a/b"'),
);
const workflow = fc
  .tuple(name, fc.option(parameters), returns, fc.array(statement, { maxLength: 5 }))
  .map(([of, takes, gives, statements]) => {
    const body = statements.map((each) => `${each}${end}`).join('');
    return `workflow ${of}${takes === null ? '' : free + takes}${gives}${free} {${free}${body}}`;
  });

const imported = fc
  .tuple(fc.constantFrom('search', '`two words`', 'limit'), fc.option(name))
  .map(([of, as]) => (as === null ? of : `${of} as ${as}`));
const imports = fc
  .tuple(list(imported, ['{', '}'], wish), plain)
  .map(([of, path]) => `import${free} ${of}${free} from${free} ${path}`);
const declaration = fc.oneof(
  tool,
  workflow,
  fc.tuple(name, type).map(([of, is]) => `type ${of}${free}=${free}${is}`),
);

/** A file with marks. */
export const markedFile: fc.Arbitrary<string> = fc
  .tuple(fc.array(imports, { maxLength: 2 }), fc.array(declaration, { maxLength: 3 }))
  .map((parts) => parts.flat().join('\n'));
