import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { HoverRequest, type MarkupContent } from 'vscode-languageserver-protocol/node';
import { openMarked, textAt } from '../marked-files.ts';
import { library, main } from '../navigation/files.ts';
import { startServerUnderTest, type ServerUnderTest } from '../server-under-test.ts';
import { clean } from '../texts.ts';

describe('hover', () => {
  let server: ServerUnderTest;
  beforeAll(async () => {
    server = await startServerUnderTest({ providers: { local: { baseUrl: 'http://127.0.0.1:1' } } });
  });
  afterAll(async () => {
    await server.idle();
    await server.dispose();
  });

  /** What is said at the mark, and the text that it is said of. */
  const hovered = async (
    files: Readonly<Record<string, string>>,
  ): Promise<{ readonly text: string; readonly of: string } | undefined> => {
    const { textDocument, position, texts } = await openMarked(server, files);
    const hover = await server.connection.sendRequest(HoverRequest.type, { textDocument, position });
    if (hover === null) return undefined;
    const { kind, value } = hover.contents as MarkupContent;
    expect(kind).toBe('markdown');
    return { text: value, of: hover.range ? textAt(texts.get(textDocument.uri) ?? '', hover.range) : '' };
  };
  const at = async (marked: string): Promise<string> => (await hovered({ 'a.wf': marked }))?.text ?? '';

  it('says what a tool is, what comes before and after it, and why the rest may not', async () => {
    expect(await hovered({ 'a.wf': clean.replace('-> search', '-> sea<|>rch') })).toEqual({
      of: 'search',
      text: [
        '```wf\ntool search(query: string): string\n```',
        'Search the web.',
        'Comes first. May be followed by `mail` or `report`. No limit on its calls.',
        'May not follow:\n\n- `search`: `search -> mail | report`',
      ].join('\n\n'),
    });
  });

  it('says that a run ends', async () => {
    expect(await at(clean.replace('mail |', 'ma<|>il |'))).toContain('Comes after `search`. Ends the run. No limit');
  });

  it('says how often, and what limits and other statements leave', async () => {
    const text =
      'tool a()\ntool b()\ntool c()\nworkflow w {\n  start -> a\n  <|>a -> a | b | c\n  limit a to 1\n  only after b: c\n  b | c -> exit\n  approve a\n  require a before exit\n}\n';
    expect(await at(text)).toContain(
      [
        'Comes first. May be followed by `b`. At most 1 call in a run. A person must agree to each call. An exit waits for a call of it.',
        'May not follow:\n\n- `a`: `limit a to 1`\n- `c`: `only after b: c`',
      ].join('\n\n'),
    );
  });

  it('says that no run calls a tool', async () => {
    const text = 'tool a()\ntool b()\nworkflow w {\n  start -> a -> exit\n  <|>b -> exit\n}\n';
    expect(await at(text)).toContain('No run of `w` calls it.');
  });

  it('knows a tool by the name that it has here', async () => {
    const files = { 'lib.wf': library, 'main.wf': main.replace('  send -> exit', '  se<|>nd -> exit') };
    expect((await hovered(files))?.text).toContain('Comes after `search` or `note`. Ends the run.');
  });

  it.each([
    ['an input', clean.replace('research(to', 'research(to<|>'), '```wf\ninput topic: string\n```'],
    ['an input in a text', clean.replace('Research {to', 'Research {to<|>'), '```wf\ninput topic: string\n```'],
    [
      'a parameter with its documentation',
      library.replace('search(que', 'search(que<|>'),
      'parameter query: string\n```\n\nWhat for.',
    ],
    ['a field', library.replace('{ title: string, mo', '{ title: string, mo<|>'), '```wf\nfield mood: Mood\n```'],
    ['a type', library.replace('mood: Mo', 'mood: Mo<|>'), '```wf\ntype Mood = "angry" | "calm"\n```'],
  ])('says what %s is', async (_, marked, expected) => {
    expect(await at(marked)).toContain(expected);
  });

  it('gives the JSON Schema of a declaration at its first word', async () => {
    const text = await at(library.replace('tool mail', 'to<|>ol mail'));
    const [schema, result] = [...text.matchAll(/```json\n([\s\S]*?)\n```/g)].map(
      ([, json]) => JSON.parse(json ?? '') as object,
    );
    expect(schema).toMatchObject({ type: 'object', required: ['to'], additionalProperties: false });
    expect(result).toMatchObject({ properties: { ok: { type: 'boolean' } } });
    expect(await at(library.replace('type Mood', '<|>type Mood'))).toContain(
      '"enum": [\n    "angry",\n    "calm"\n  ]',
    );
  });

  it.each([
    ['start <|>-> search', 'Letta rule: `run_first`'],
    ['<|>start -> search', 'Letta rule: `run_first`'],
    ['report <|>-> exit', undefined],
    ['limit<|> search to 2', 'Letta rule: `max_count_per_step`'],
    ['require<|> search before exit', 'Letta rule: `required_before_exit`'],
    ['approve<|> mail', 'Letta rule: `requires_approval`'],
    ['only directly <|>after search: mail', 'Letta rule: `parent_last_tool`'],
    ['search <|>-> when { else -> any }', 'Letta rule: `conditional`'],
    ['search -> <|>continue', 'Letta rule: `continue_loop`'],
    ['search <|>-> exit', 'Letta rule: `exit_loop`'],
    ['search <|>-> mail', 'Letta rule: `constrain_child_tools`'],
    ['steps<|> 20', 'The most model and tool calls'],
    ['search -> mail | ex<|>it', 'by calling `finish`'],
  ])('says of a word what it does: %s', async (statement, expected) => {
    const text = clean.replace('  start -> search -> mail | report -> exit', `  ${statement}`);
    if (expected === undefined) expect(await at(text)).toContain('Letta rule: `exit_loop`');
    else expect(await at(text)).toContain(expected);
  });

  it.each([
    ['openai/gpt-4.1', 'Its address is `https://api.openai.com/v1`, unless the setting `wf.providers` says another.'],
    ['local/qwen', 'Model `qwen` of the provider `local`. Its address is in the setting `wf.providers`.'],
    ['nobody/x', 'It is not known here'],
    ['vscode/gpt-4o', 'the editor’s own models'],
    ['rehearsal', 'no server, no key'],
    ['__proto__/x', 'It is not known here'],
  ])('says of the model %s where it is', async (model, expected) => {
    await server.idle();
    const marked = `${model.slice(0, 3)}<|>${model.slice(3)}`;
    expect(await at(clean.replace('openai/gpt-4.1', marked))).toContain(expected);
  });

  it('begins the page of a code that a comment ignores', async () => {
    const found = await hovered({
      'a.wf': clean.replace('  start ->', '  // wf-ignore dead-end, dead<|>-end: why\n  start ->'),
    });
    expect(found?.of).toBe('dead-end');
    expect(found?.text).toMatch(/^An error: a run can come to a point where nothing may be called/);
    expect(await hovered({ 'a.wf': '// wf-ignore constr<|>uctor: no\n' })).toBeUndefined();
  });

  it('says what a secret and a result are', async () => {
    expect(await at('tool a() http GET "https://x/{secret.K<|>EY}"\n')).toContain('The secret `KEY`.');
    expect(await at(main.replace('note.result', 'note.res<|>ult'))).toBe('What the newest call of `note` gave.');
  });

  it('shows comments as they are, without links and HTML', async () => {
    const comment =
      '# big\n * [run](command:wf.run) <img src=x onerror=alert(1)> ![i](http://h/i) https://host/x\n * 1. `a` **b** snake_case &lt;\n *     deep';
    const text = await at(`/**\n * ${comment} */\ntool a<|>()\n`);
    expect(text).toBe(
      [
        '```wf\ntool a()\n```\n',
        '\\# big  ',
        '\\[run\\](command:wf.run) \\<img src=x onerror=alert(1)\\> !\\[i\\](http:\u200b//h/i) https:\u200b//host/x  ',
        '1\\. \\`a\\` \\*\\*b\\*\\* snake_case \\&lt;  ',
        '\u00a0\u00a0\u00a0\u00a0deep',
      ].join('\n'),
    );
  });

  it('lets no default value out of its block of code', async () => {
    const text = await at('tool a(x<|>: string = """\n```\n[run](command:wf.run)\n""")\n');
    expect(text.startsWith('````wf\n')).toBe(true);
    expect(text.endsWith('\n````')).toBe(true);
  });

  it.each([
    '<|>',
    'tool a()\n\n<|>\n',
    '// a wo<|>rd\n',
    'tool a() prompt "wo<|>rds"\n',
    'workflow w {\n  use no<|>body\n}\n',
  ])('says nothing at %s', async (marked) => {
    expect(await hovered({ 'a.wf': marked })).toBeUndefined();
  });

  it('answers in a text that is being typed', async () => {
    expect(await at('tool a()\nworkflow w {\n  start -> a<|> ->\n  limit a\n')).toContain('tool a()');
  });
});
