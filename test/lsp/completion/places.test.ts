import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ableClient, startCompleting, type Completing } from './completing.ts';
import { program } from './program.ts';

const files = {
  'lib/more.wf': '/** Look it up. */\ntool lookup(q: string): string\ntype Hit = { title: string }\n',
  'tools/mail.ts': '',
  'tools/mail.d.ts': '',
  'tools/notes.txt': '',
  '.vscode/mcp.json': '{ // servers\n "servers": { "brave": {}, "files": {}, } }',
};

/** A place, offers that must be there in this order, and others that must not. */
type Row = readonly [string, string, readonly string[], readonly string[]];
const statement = '  limit report to 2';

const rows: readonly Row[] = [
  [
    'a line of a workflow',
    program(statement, '  <|>'),
    ['steps', 'limit', 'only after', 'report'],
    ['model', 'prompt', 'tool'],
  ],
  ['a line before an arrow', program('send -> exit', '<|> -> exit'), ['send'], ['steps', 'limit']],
  ['the first word of an arrow', program('send -> exit', 'sen<|> -> exit'), ['send'], ['classify']],
  [
    'the first tool',
    program('start -> classify', 'start -> <|>'),
    ['classify', 'any', 'lookup', 'archive'],
    ['exit', 'when'],
  ],
  [
    'what follows a tool',
    program('send -> exit', 'send -> <|>'),
    ['classify', 'when', 'exit', 'any', 'continue', 'lookup'],
    [],
  ],
  [
    'a second target',
    program('send -> exit', 'send -> report | <|>'),
    ['send', 'exit', 'report'],
    ['when', 'any', 'continue'],
  ],
  ['behind `exit`', program('send -> exit', 'send -> exit | <|>'), ['send', 'any'], ['exit', 'when']],
  ['behind `any`', program('send -> exit', 'send -> any | <|>'), ['exit'], ['send', 'when', 'any']],
  ['the target of a case', program('"spam" -> archive', '"spam" -> <|>'), ['archive', 'exit'], ['when', 'continue']],
  [
    'the `else` of a limit',
    program(statement, '  limit report to 2 else -> <|>'),
    ['send', 'exit', 'report'],
    ['when'],
  ],
  ['tools of a rule', program(statement, '  approve <|>'), ['classify', 'report', 'spare'], ['triage', 'lookup']],
  ['more tools of a rule', program(statement, '  approve report, <|>'), ['classify'], ['report']],
  ['`use`', program(statement, '  use <|>'), ['spare', 'lookup', 'classify'], ['triage']],
  ['behind a limited tool', program(statement, '  limit report <|>'), ['to'], ['send']],
  ['behind the number of a limit', program(statement, '  limit report to 2 <|>'), ['else -> exit'], ['send']],
  ['behind required tools', program(statement, '  require report <|>'), ['before exit'], ['send']],
  ['behind `only`', program(statement, '  only <|>'), ['after', 'directly after'], ['send']],
  ['the later tools of an order', program(statement, '  only after report: <|>'), ['send'], ['report']],
  ['agent types', program(statement, '  agent <|>'), ['workflow', 'react', 'memgpt', 'sleeptime'], ['send']],
  ['behind the number of a budget', program(statement, '  budget 100 <|>'), ['tokens'], ['send']],
  ['arguments', program('send -> exit', 'report -> send(<|>)'), ['to', 'body', 'urgent', 'to, body'], ['title']],
  ['further arguments', program('send -> exit', 'report -> send(to: "x", <|>)'), ['body', 'urgent'], ['to']],
  ['arguments before others', program('send -> exit', 'report -> send(<|>, body: "x")'), ['to', 'urgent'], ['body']],
  [
    'a value',
    program('send -> exit', 'report -> send(to: <|>)'),
    ['"…"', 'mail', 'report.result.text', 'urgent', 'report.result'],
    ['true'],
  ],
  [
    'a value of few',
    program('send -> exit', 'report -> classify(text: mail, mood: <|>)'),
    ['"angry"', '"calm"'],
    ['"…"'],
  ],
  [
    'a text of few',
    program('send -> exit', 'report -> classify(text: mail, mood: "<|>")'),
    ['angry', 'calm'],
    ['mail'],
  ],
  ['a truth', program('send -> exit', 'report -> send(urgent: <|>)'), ['true', 'false', 'urgent', 'mail'], []],
  [
    'a part of an earlier call',
    program('send -> exit', 'report -> send(to: report.<|>)'),
    ['result', 'args'],
    ['mail'],
  ],
  [
    'a field of a result',
    program('send -> exit', 'report -> send(to: report.result.<|>)'),
    ['text', 'pages'],
    ['title'],
  ],
  [
    'an argument of an earlier call',
    program('send -> exit', 'report -> send(to: report.args.<|>)'),
    ['title'],
    ['text'],
  ],
  ['a case', program('"spam" -> archive', '<|>'), ['"spam"', '"other"', 'failed'], ['"urgent"', 'else']],
  [
    'cases of an empty choice',
    program(/when \{[^}]*\}/, 'when {\n    <|>\n  }'),
    ['"spam"', '"urgent"', '"other"', 'all missing cases', 'failed', 'else'],
    [],
  ],
  [
    'behind a call that ends a case',
    program('"spam" -> archive', '"spam" -> archive(id: id)<|>'),
    [],
    ['"other"', 'failed', 'else'],
  ],
  ['a case in quotes', program('"spam" -> archive', '"<|>" -> archive'), ['spam'], ['urgent', 'else']],
  ['a further key', program('"spam" -> archive', '"spam" | <|> -> archive'), [], ['failed', 'else', '"spam"']],
  ['a field that decides', program('send -> exit', 'report -> when <|>'), ['text', 'pages'], ['send']],
  ['a model', program('"openai/gpt-4.1"', '"<|>"'), ['openai/gpt-4.1', 'ollama/'], ['mail']],
  ['a model without its quotes', program('model "openai/gpt-4.1"', 'model <|>'), ['openai/gpt-4.1'], ['mail']],
  [
    'a placeholder of the prompt',
    program('Handle {mail}', 'Handle {<|>'),
    ['mail', 'urgent'],
    ['report.result', 'secret'],
  ],
  ['a placeholder between braces', program('Handle {mail}', 'Handle {<|>}'), ['mail', 'urgent'], ['secret']],
  ['a placeholder of a request', program('Bearer {secret.TOKEN}', '{<|>}'), ['to', 'body', 'secret'], ['mail']],
  ['a secret', program('{secret.TOKEN}', '{secret.<|>}'), ['OTHER'], ['to']],
  ['secrets of a clause', program('secrets OTHER', 'secrets <|>'), ['TOKEN'], ['to']],
  ['the name of a header', program('"Authorization"', '"<|>"'), ['Authorization', 'Content-Type'], ['to']],
  ['the value of a header', program('"Bearer {secret.TOKEN}"', '"<|>"'), ['Bearer {secret.…}'], ['to']],
  ['the body of a request', program('{ to: to }', '{ <|> }'), ['to', 'body', 'urgent'], ['mail']],
  ['parts of a request', program('body { to: to }', '<|>'), ['header', 'body'], ['to']],
  ['the method of a request', program('http POST', 'http <|>'), ['GET', 'POST'], ['to']],
  [
    'clauses of a tool',
    program('secrets OTHER', '<|>'),
    ['timeout', 'retry', 'idempotent', 'secrets', 'workflow'],
    ['http', 'from'],
  ],
  [
    'the line below the head of a tool',
    program('tool spare()', 'tool spare()\n<|>'),
    ['http', 'command', 'timeout', 'workflow', 'tool'],
    ['limit'],
  ],
  [
    'the margin below a tool with an implementation',
    program('secrets OTHER', 'secrets OTHER\n<|>'),
    ['workflow', 'tool', 'timeout', 'retry'],
    ['http'],
  ],
  [
    'an empty line below a tool',
    program('tool spare()', 'tool spare()\n\n<|>'),
    ['workflow', 'tool', 'type'],
    ['http', 'timeout'],
  ],
  [
    'the head of a tool',
    program('tool spare()', 'tool spare() <|>'),
    ['http', 'command', 'from', 'prompt', 'timeout'],
    ['tool'],
  ],
  ['a type', program('urgent: boolean', 'urgent: <|>'), ['Mood', 'string', 'boolean', 'Hit'], ['send']],
  ['a part of a type', program('urgent: boolean', 'urgent: string | <|>'), ['Mood', 'string'], ['send']],
  ['a default', program('urgent: boolean = false', 'urgent: boolean = <|>'), ['true', 'false'], ['mail', '"…"']],
  [
    'modules',
    program('from "./tools/mail.ts"', 'from "./tools/<|>"'),
    ['./tools/mail.ts'],
    ['./tools/mail.d.ts', './tools/notes.txt'],
  ],
  ['servers', program('tool spare()', 'tool spare() mcp "<|>"'), ['brave', 'files'], []],
  ['declarations', program('', '<|>\n'), ['import', 'workflow', 'tool', 'tool … http', 'type'], ['limit']],
  ['files', `import { lookup } from "<|>"\n${program('', '')}`, ['./lib/more.wf'], ['./tools/mail.ts']],
  ['exported names', `import { <|> } from "./lib/more.wf"\n${program('', '')}`, ['lookup', 'Hit'], ['send']],
  ['names before a file is named', `import { <|> }\n${program('', '')}`, ['lookup', 'Hit'], ['send']],
  ['further exported names', `import { lookup, <|> } from "./lib/more.wf"\n${program('', '')}`, ['Hit'], ['lookup']],
  ['codes', program(statement, '  // wf-ignore <|>'), ['dead-end'], ['send']],
  ['further codes', program(statement, '  // wf-ignore dead-end, <|>'), ['no-exit-path'], ['dead-end']],
  [
    'documented parameters',
    program('/** Send. */', '/**\n * Send.\n * @param <|>\n * @param to x\n */'),
    ['body', 'urgent'],
    ['to'],
  ],
  ['tags', program('/** Send. */', '/**\n * @<|>\n */'), ['@param to', '@returns'], []],
];

const silent: readonly (readonly [string, string])[] = [
  ['a comment', program(statement, '  // approve <|>')],
  ['a documentation', program('/** Send. */', '/** Send <|>. */')],
  ['the words of a prompt', program('Handle {mail}', 'Handle <|>{mail}')],
  ['a name that is being invented', program('tool spare()', 'tool spa<|>()')],
  ['the name of a parameter', program('urgent: boolean', 'urg<|>: boolean')],
  ['a number', program(statement, '  limit report to 2<|>')],
  ['a duration', program(statement, '  timeout 30s<|>')],
  ['the end of a statement', program(statement, '  approve report <|>')],
];

describe('completion', () => {
  let completing: Completing;
  beforeAll(async () => {
    completing = await startCompleting(files, ableClient);
    await completing.server.open('lib/more.wf', files['lib/more.wf']);
  });
  afterAll(() => completing.server.dispose());

  it.each(rows)('offers %s', async (_, marked, wanted, unwanted) => {
    const labels = await completing.labels(marked);
    expect(labels.filter((label) => wanted.includes(label))).toEqual(wanted);
    expect(labels.filter((label) => unwanted.includes(label))).toEqual([]);
    expect(new Set(labels).size).toBe(labels.length);
  });

  it.each(silent)('offers nothing in %s', async (_, marked) => {
    expect(await completing.labels(marked)).toEqual([]);
  });

  it.each(rows)('offers the same for %s with Windows line ends', async (_, marked, wanted) => {
    const labels = await completing.labels(marked.replaceAll('\n', '\r\n'));
    expect(labels.filter((label) => wanted.includes(label))).toEqual(wanted);
  });

  it('opens by itself where a typed character calls for it, and nowhere else', async () => {
    const opens = async (marked: string, typed: string): Promise<boolean> =>
      (await completing.labels(marked, typed)).length > 0;
    expect(await opens(program('send -> exit', 'send -> <|>'), ' ')).toBe(true);
    expect(await opens(program('send -> exit', 'send -><|>'), '>')).toBe(true);
    expect(await opens(program('Handle {mail}', 'Handle {<|>}'), '{')).toBe(true);
    expect(await opens(program('"openai/gpt-4.1"', '"<|>"'), '"')).toBe(true);
    expect(await opens(program(statement, '  <|>'), ' ')).toBe(false);
    expect(await opens(program('Handle {mail}', 'Handle <|>{mail}'), ' ')).toBe(false);
    expect(await opens(program(statement, '  // send -> <|>'), ' ')).toBe(false);
    expect(await opens(program('tool spare()', 'tool spare() prompt ""<|>'), '"')).toBe(false);
  });

  it('says why a target would be no good', async () => {
    const items = await completing.at(program('start -> classify', 'start -> <|>'));
    const archive = items.find(({ label }) => label === 'archive');
    expect(archive?.labelDetails?.description).toBe(
      '`archive` cannot be the first call: `only after classify: archive`.',
    );
    expect(items.at(-1)?.label).toBe('archive');
  });

  it('says that a tool can never follow, though statements far away forbid it', async () => {
    const text =
      'tool a()\ntool b()\ntool c()\nworkflow w {\n  start -> a\n  a -> <|>\n  only after c: b\n  c -> exit\n  limit c to 0 else -> exit\n}\n';
    const items = await completing.at(text);
    expect(items.find(({ label }) => label === 'b')?.labelDetails?.description).toBe(
      '`b` can never follow here: `only after c: b`.',
    );
  });

  it('says that a workflow would call itself', async () => {
    const text = 'workflow a {\n  start -> <|>\n}\nworkflow b {\n  start -> a\n  a -> exit\n}\n';
    const items = await completing.at(text);
    expect(items.find(({ label }) => label === 'b')?.labelDetails?.description).toBe('`a` would call itself');
  });
});
