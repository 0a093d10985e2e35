import { describe, expect, it } from 'vitest';
import { refactored, rewritten } from './refactored.ts';

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
