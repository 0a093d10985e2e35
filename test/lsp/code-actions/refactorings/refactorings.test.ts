import { describe, expect, it } from 'vitest';
import { refactored, rewritten } from './refactored.ts';

const tools = `tool a() command ["true"]
tool b(x?: string): "yes" | "no" command ["true"]
tool c() command ["true"]
`;
const body = (lines: string): string => `${tools}
workflow w() {
${lines}
}
`;

describe('a chain', () => {
  it('becomes one arrow a line, arguments with the arrow that leads to their tool', async () => {
    const chain = body('  // all of it\n  start -> a <|>-> b(x: "1") | c -> exit // the end');
    expect(await refactored(chain, 'refactor.rewrite')).toEqual(
      new Map([
        [
          'Write the chain as 3 arrows',
          {
            'main.wf': body('  // all of it\n  start -> a\n  a -> b(x: "1") | c\n  b | c -> exit // the end'),
          },
        ],
      ]),
    );
  });

  it('keeps what a `when` says, with its comments, and the kind of line ends', async () => {
    const chain = body('  start -> <|>b -> when {\n    "yes" -> a // good\n    else  -> exit\n  }').replaceAll(
      '\n',
      '\r\n',
    );
    expect(await rewritten(chain, 'refactor.rewrite')).toBe(
      body('  start -> b\n  b -> when {\n    "yes" -> a // good\n    else  -> exit\n  }').replaceAll('\n', '\r\n'),
    );
  });

  it('is left alone where a comment stands between its links, or ignores its findings', async () => {
    expect(await rewritten(body('  start -> a // first\n    <|>-> exit'), 'refactor.rewrite')).toBeUndefined();
    const ignored = body('  // wf-ignore missing-exit: it is meant\n  start -> a -> <|>b');
    expect(await rewritten(ignored, 'refactor.rewrite')).toBeUndefined();
  });

  it('is made of arrows that go on where one ends, from any of them', async () => {
    const [one, other] = ['  start -> a\n\n  <|>a -> b | c\n  b | c -> exit', '  start -> a -> b | c -> exit'];
    expect(await rewritten(body(one), 'refactor.rewrite')).toBe(body(other));
  });

  it.each([
    '  start -> a\n  // then\n  a -> <|>b',
    '  start -> a // first\n  a -> <|>b',
    '  start -> a\n  b -> <|>exit',
    '  start -> a | b\n  a -> <|>exit',
    '  a -> b\n  b -> <|>a',
    '  a -> b | exit\n  b -> <|>c',
  ])('is not made of %j', async (lines) => {
    expect(await rewritten(body(lines), 'refactor.rewrite')).toBeUndefined();
  });
});

describe('documentation', () => {
  it('is written above a declaration that has none, with a line for each parameter', async () => {
    const text = 'tool <|>send_email(to: string, `the body`?: string)\n';
    expect(await rewritten(text, 'refactor.rewrite')).toBe(
      `/**\n * Send email.\n * @param to To.\n * @param \`the body\` The body.\n */\n${text.replace('<|>', '')}`,
    );
  });

  it('gets the lines that it lacks, before what it returns', async () => {
    const text = '/**\n * Mail.\n * @param to Whom.\n * @returns Nothing.\n */\ntool <|>mail(to: string, cc: string)\n';
    expect(await rewritten(text, 'refactor.rewrite')).toBe(
      text.replace('<|>', '').replace(' * @returns', ' * @param cc Cc.\n * @returns'),
    );
    const short = '/** Mail. */\r\ntool <|>mail(to: string)\r\n';
    expect(await rewritten(short, 'refactor.rewrite')).toBe(
      '/**\r\n * Mail.\r\n * @param to To.\r\n */\r\ntool mail(to: string)\r\n',
    );
  });

  it('that is whole gets nothing', async () => {
    expect(
      await rewritten('/** Mail.\n * @param to Whom. */\ntool <|>mail(to: string)\n', 'refactor.rewrite'),
    ).toBeUndefined();
    expect(await rewritten('type T = string\n/** Go. */\nworkflow <|>w() {\n}\n', 'refactor.rewrite')).toBeUndefined();
  });
});

describe('a union of literals', () => {
  it('gets a name, wherever it stands', async () => {
    const text =
      'import { x } from "./x.wf"\n\n// Moods.\n/** Feels. */\ntool feel(mood: <|>"sad" | "glad", all: ("sad" | "glad")[]): "sad" | "glad"\n';
    expect(await rewritten(text, 'refactor.extract', { 'x.wf': 'tool x()\n' })).toBe(
      'import { x } from "./x.wf"\n\ntype Mood = "sad" | "glad"\n\n// Moods.\n/** Feels. */\ntool feel(mood: Mood, all: Mood[]): Mood\n',
    );
  });

  it('is named after the tool that gives it, by a name that is free', async () => {
    const text = 'type FeelResult = string\ntool feel(): "a" <|>| "b"\n';
    expect(await rewritten(text, 'refactor.extract')).toBe(
      'type FeelResult = string\ntype FeelResult2 = "a" | "b"\n\ntool feel(): FeelResult2\n',
    );
  });

  it('is left alone with other types in it, or when it has a name', async () => {
    expect(await rewritten('tool feel(): "a" <|>| string\n', 'refactor.extract')).toBeUndefined();
    expect(await rewritten('type T = "a" <|>| "b"\n', 'refactor.extract')).toBeUndefined();
  });
});

describe('organize imports', () => {
  const others = { 'a.wf': 'tool a()\ntool b()\ntool c()\n', 'sub/z.wf': 'tool z()\n' };
  const use = '\nworkflow w() {\n  use a, b, z\n}\n';

  it('sorts and takes out, with the comments of each', async () => {
    const text = `// Licence.\n\n// About z.\nimport { z } from "./sub/z.wf" // last\nimport { b, c as cc, a } from "./a.wf"\n${use}`;
    expect(await rewritten(text, 'source.organizeImports', others)).toBe(
      `// Licence.\n\nimport { a, b } from "./a.wf"\n// About z.\nimport { z } from "./sub/z.wf" // last\n${use}`,
    );
  });

  it('takes out the last one with the empty line below', async () => {
    expect(await rewritten('import { a } from "./a.wf"\r\n\r\ntool x()\r\n', 'source.organizeImports', others)).toBe(
      'tool x()\r\n',
    );
  });

  it('does nothing where all is in order, where names are equal, and with a syntax error', async () => {
    for (const text of [
      `import { a, b } from "./a.wf"\nimport { z } from "./sub/z.wf"\n${use}`,
      `import { z as a } from "./sub/z.wf"\nimport { a } from "./a.wf"\n${use}`,
      `import { z } from "./sub/z.wf"\nimport { a } from "./a.wf"\nworkflow w() { use a, }`,
      '// wf-ignore unused-import: soon\nimport { a } from "./a.wf"\n',
    ]) {
      expect(await rewritten(text, 'source.organizeImports', others)).toBeUndefined();
    }
  });

  it('leaves names alone that mean nothing', async () => {
    const text = 'import { y, nothing, b } from "./a.wf"\n\nworkflow w() {\n  use b\n}\n';
    expect(await rewritten(text, 'source.organizeImports', others)).toBe(
      text.replace('y, nothing, b', 'b, nothing, y'),
    );
  });
});

describe('the tools of a file', () => {
  const text = `// Licence.

import { Id, Topic } from "./types.wf"

type Hit = { id: Id }

// Finds.
/** Search. */
tool <|>search(): Hit[] from "./search.ts" // fast

tool mail(topic: Topic) command ["true"]

workflow w(topic: Topic) {
  start -> search -> mail -> exit
}
`;
  const others = {
    'types.wf': 'type Id = string\ntype Topic = string\n',
    'sub/other.wf': 'import { w, search as find } from "../main.wf"\n\nworkflow v() {\n  use w, find\n}\n',
  };

  it('move to a file of their own, with the types they need', async () => {
    expect(await refactored(text, 'refactor.extract', others)).toEqual(
      new Map([
        [
          'Move the tools to `./main-tools.wf`',
          {
            'main.wf': `// Licence.

import { Topic } from "./types.wf"
import { search, mail } from "./main-tools.wf"

workflow w(topic: Topic) {
  start -> search -> mail -> exit
}
`,
            'main-tools.wf': `import { Id, Topic } from "./types.wf"

type Hit = { id: Id }

// Finds.
/** Search. */
tool search(): Hit[] from "./search.ts" // fast

tool mail(topic: Topic) command ["true"]
`,
            'sub/other.wf':
              'import { w } from "../main.wf"\nimport { search as find } from "../main-tools.wf"\n\nworkflow v() {\n  use w, find\n}\n',
          },
        ],
      ]),
    );
  });

  it('move as they are selected', async () => {
    const selected = text.replace('<|>', '').replace('tool mail', '<|>tool<|> mail');
    const [[title, files] = []] = [...(await refactored(selected, 'refactor.extract', others))];
    expect(title).toBe('Move the tool to `./main-tools.wf`');
    expect(files?.['main-tools.wf']).toBe(
      'import { Topic } from "./types.wf"\n\ntool mail(topic: Topic) command ["true"]\n',
    );
    expect(files?.['main.wf']).toContain(
      'import { Id, Topic } from "./types.wf"\nimport { mail } from "./main-tools.wf"\n\ntype Hit',
    );
  });

  it('stay where something would be lost or is not known', async () => {
    expect(await refactored(text.replace('Licence.', 'wf-ignore-file unused-tool: later'), 'refactor.extract')).toEqual(
      new Map(),
    );
    expect(await refactored(text.replace('Hit[]', 'Hid[]'), 'refactor.extract', others)).toEqual(new Map());
    expect(await refactored('tool a()\ntool <|>b()\n', 'refactor.extract')).toEqual(new Map());
  });
});

describe('an import', () => {
  const others = {
    'lib/mail.wf': `import { Address } from "../types.wf"
type Draft = { to: Address }

/** Mail. */
tool send(draft: Draft, to: Address) from "./mail.ts"
tool peek() command ["true"]
`,
    'types.wf': 'type Address = string\n',
  };
  const main =
    'import { send as <|>mail, peek } from "./lib/mail.wf"\n\nworkflow w() {\n  start -> mail | peek -> exit\n}\n';

  it('is inlined with its documentation, under its name here, with the paths and imports that it needs', async () => {
    const results = await refactored(main, 'refactor.inline', others);
    expect([...results.keys()]).toEqual(['Inline `mail`', 'Inline all of `./lib/mail.wf`']);
    expect(results.get('Inline `mail`')).toEqual({
      'main.wf': `import { peek, Draft } from "./lib/mail.wf"
import { Address } from "./types.wf"

/** Mail. */
tool mail(draft: Draft, to: Address) from "./lib/mail.ts" as send

workflow w() {
  start -> mail | peek -> exit
}
`,
    });
    expect(results.get('Inline all of `./lib/mail.wf`')?.['main.wf']).toContain(
      'tool peek() command ["true"]\n\nworkflow',
    );
  });

  it('is not inlined where a name that it needs means something else', async () => {
    const taken = `${main}type Draft = string\n`.replace(', peek }', ' }').replace('mail | peek', 'mail');
    expect(await refactored(taken, 'refactor.inline', others)).toEqual(new Map());
  });

  it('that is the only one goes with the empty line below it', async () => {
    const text = 'import { <|>Address } from "./types.wf"\n\ntool a(to: Address)\n';
    expect(await rewritten(text, 'refactor.inline', others)).toBe('type Address = string\n\ntool a(to: Address)\n');
  });
});
