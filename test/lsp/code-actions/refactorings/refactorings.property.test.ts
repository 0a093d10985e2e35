import fc from 'fast-check';
import { expect, it, vi } from 'vitest';
import { formatText } from '#language/print/format-text.ts';
import { casesOf } from '../../../support/property-runs.ts';
import { createWorkspace } from '../../../support/workspace.ts';
import { openText } from '../editor.ts';
import { randomProgram } from '../random-program.ts';

vi.setConfig({ testTimeout: 120_000 });

const kinds = ['refactor.extract', 'refactor.inline', 'refactor.rewrite', 'source.organizeImports'];
const library = 'type T = string\n\n/** E. */\ntool e(x?: T): T command ["true"]\n';
const placed = fc.tuple(randomProgram, fc.nat(), fc.boolean(), fc.boolean()).map(([program, place, crlf, imports]) => {
  const whole = imports
    ? `import { T, e } from "./library.wf"\n\n${program.replace('  prompt', '  use e\n  prompt')}`
    : program;
  const text = crlf ? whole.replaceAll('\n', '\r\n') : whole;
  return { text, at: place % text.length };
});

/** What the files mean, without saying where in them: the tools and workflows by their names, findings of problems by their codes. */
async function meaningOf(
  files: Readonly<Record<string, string>>,
): Promise<{ workflows: unknown; problems: readonly string[] }> {
  const workspace = await createWorkspace({ ...files });
  const workflows = JSON.stringify(workspace.lower('main.wf').workflows, (key, value: unknown) => {
    if (typeof value !== 'string' || key === 'doc') return key === 'doc' ? undefined : value;
    // Paths of commands and modules start at the folder of the file that names them.
    if (key === 'file') return value.slice(0, value.lastIndexOf('/'));
    return /^(?:file:[^#]*#)?\/\w+@\d/.test(value) ? undefined : value;
  });
  const problems = (await workspace.problems('main.wf')).map(({ code }) => code);
  return { workflows: JSON.parse(workflows) as unknown, problems: problems.sort() };
}

it('what runs do, and what is wrong with it, stays as it is; so do the layout and every comment', async () => {
  const seen = new Set<string>();
  const { Wf } = await createWorkspace({});
  await fc.assert(
    fc.asyncProperty(placed, async ({ text, at }) => {
      const commented = text.replaceAll(/(?<= -> exit)$/gm, ' // then no more');
      const formatted = formatText(Wf, commented).text;
      const others = { 'library.wf': library };
      const open = await openText(formatted, others);
      const before = await meaningOf({ ...others, 'main.wf': formatted });
      for (const kind of kinds) {
        for (const action of await open.actionsAt(
          Math.min(at, formatted.length),
          Math.min(at, formatted.length),
          kind,
        )) {
          const files = open.after(action);
          seen.add(action.title.replace(/`.*?`|\d+/g, '…'));
          const after = await meaningOf(files);
          // A name for a type is another type to look at, though not to a value.
          if (action.title.startsWith('Name the union')) expect(after.problems, action.title).toEqual(before.problems);
          else expect(after, action.title).toEqual(before);
          for (const [path, one] of Object.entries(files)) {
            expect(formatText(Wf, one).text, `${action.title}: ${path}`).toBe(one);
          }
          expect(Object.values(files).join('').split('// then no more').length).toBe(
            commented.split('// then no more').length,
          );
        }
      }
    }),
    { numRuns: casesOf(40) },
  );
  expect(seen.size).toBeGreaterThanOrEqual(casesOf(4));
});
