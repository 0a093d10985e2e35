import fc from 'fast-check';
import { expect, it, vi } from 'vitest';
import { formatText } from '#language/print/format-text.ts';
import { casesOf } from '../../../support/property-runs.ts';
import { createWorkspace, type Workspace } from '../../../support/workspace.ts';
import { openText } from '../editor.ts';
import { randomProgram } from '../random-program.ts';

vi.setConfig({ testTimeout: 600_000 });

/** All that the refactorings do, as their titles say it. */
const everything = [
  'Add a documentation comment to …',
  'Add the missing … lines of …',
  'Inline all of …',
  'Inline …',
  'Join … arrows to a chain',
  'Move the tools to …',
  'Name the union …',
  'Organize imports',
  'Write the chain as … arrows',
];
const kinds = ['refactor.extract', 'refactor.inline', 'refactor.rewrite', 'source.organizeImports'];
const others = {
  'library.wf': 'type T = string\n\n/** E. */\ntool e(x?: T): T command ["true"]\n',
  'extra.wf': 'import { T } from "./library.wf"\n\n/** F. */\ntool f(x?: T) command ["true"]\n',
};

const imports = fc.constantFrom(
  ['', ''],
  ['import { T, e } from "./library.wf"\n\n', 'e'],
  ['import { e as other } from "./library.wf"\nimport { f } from "./extra.wf"\n\n', 'other, f'],
  [
    'import { f } from "./extra.wf" // first\nimport { T } from "./library.wf"\nimport { e } from "./library.wf"\n\n',
    'f, e',
  ],
);
/** What may be said of the tool `d`, whose parameters may be a union. */
const documentation = fc.constantFrom('/** D. */', '', '/**\n * D.\n * @param z What for.\n */');
const type = fc.constantFrom('string', '"u" | "v"', '{ k: 1 | 2 }');

const more = fc.constantFrom('', '  b -> c\n  c -> exit\n');

const program = fc
  .tuple(randomProgram, imports, documentation, type, more, fc.boolean())
  .map(([text, [head = '', used = ''], comment, ofX, arrows, crlf]) => {
    const longer = text.replace(/\}\n$/, `${arrows}}\n`);
    const said = longer.replace('/** D. */\ntool d(x?: string)', `${comment}\ntool d(x?: ${ofX}, z?: integer)`);
    const commented = said.replaceAll(/(?<= -> exit)$/gm, ' // then no more');
    const whole = used === '' ? commented : `${head}${commented.replace('  prompt', `  use ${used}\n  prompt`)}`;
    return crlf ? whole.replaceAll('\n', '\r\n') : whole;
  });

/** What the files mean, without saying where in them: the tools and workflows by their names, findings of problems by their codes. */
async function meaningOf(
  workspace: Workspace,
  files: Readonly<Record<string, string>>,
): Promise<{ workflows: unknown; problems: readonly string[] }> {
  const known = workspace.shared.workspace.LangiumDocuments.all.map(({ uri }) => uri.path.replace('/workspace/', ''));
  for (const path of known.filter((one) => !Object.hasOwn(files, one)).toArray()) await workspace.remove(path);
  await workspace.write(files);
  const workflows = JSON.stringify(workspace.lower('main.wf').workflows, (key, value: unknown) => {
    if (typeof value !== 'string' || key === 'doc') return key === 'doc' ? undefined : value;
    // Paths of commands and modules start at the folder of the file that names them.
    if (key === 'file') return value.slice(0, value.lastIndexOf('/'));
    return /^(?:file:[^#]*#)?\/\w+@\d/.test(value) ? undefined : value;
  });
  const problems = (await workspace.problems('main.wf')).map(({ code }) => code);
  return { workflows: JSON.parse(workflows) as unknown, problems: problems.sort() };
}

/** The actions that are offered anywhere in a text, by what they do, with the files after each. */
async function offered(text: string): Promise<ReadonlyMap<string, readonly Offered[]>> {
  const open = await openText(text, others);
  const found = new Map<string, Map<string, Offered>>();
  const lines = [...text.matchAll(/^[ \t]*(?=\S)/gm)].map((line) => line.index + line[0].length);
  const inside = [...text.matchAll(/" \| "|1 \| 2|(?<=^import \{ .*)\w+/gm)].map(({ index }) => index);
  for (const at of [...lines, ...inside]) {
    for (const kind of kinds) {
      for (const action of await open.actionsAt(at, at, kind)) {
        const does = action.title.replace(/`.*?`|\d+/g, '…');
        const files = open.after(action);
        const same = found.get(does) ?? new Map<string, Offered>();
        found.set(does, same.set(JSON.stringify(files), { title: action.title, files }));
      }
    }
  }
  return new Map([...found].map(([does, same]) => [does, [...same.values()]]));
}

interface Offered {
  readonly title: string;
  readonly files: Readonly<Record<string, string>>;
}

it('what runs do, and what is wrong with it, stays as it is; so do the layout and every comment', async () => {
  const seen = new Set<string>();
  const workspace = await createWorkspace({});
  const formatted = (text: string): string => formatText(workspace.Wf, text).text;
  const commentsIn = (texts: readonly string[]): number => texts.join('').split('// then no more').length;
  await fc.assert(
    fc.asyncProperty(program, fc.nat(), async (written, place) => {
      const text = formatted(written);
      const actions = await offered(text);
      const before = await meaningOf(workspace, { ...others, 'main.wf': text });
      // Three of them, others for the next program.
      for (const [does, same] of [...actions].filter((_one, index) => (index + place) % actions.size < 3)) {
        const { title, files } = same[place % same.length] ?? { title: does, files: {} };
        seen.add(does);
        const after = await meaningOf(workspace, files);
        // A name for a type is another type to look at, though not to a value.
        if (title.startsWith('Name the union')) expect(after.problems, title).toEqual(before.problems);
        else expect(after, title).toEqual(before);
        for (const [path, one] of Object.entries(files)) expect(formatted(one), `${title}: ${path}`).toBe(one);
        expect(commentsIn(Object.values(files)), title).toBe(commentsIn([text]));
      }
    }),
    { numRuns: casesOf(200) },
  );
  expect([...seen].sort()).toEqual(casesOf(200) < 200 ? expect.anything() : everything);
});
