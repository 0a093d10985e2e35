import fc from 'fast-check';
import { isReference, type AstNode } from 'langium';
import { expect, it, vi } from 'vitest';
import { programTexts } from '../../support/program-texts.ts';
import { createWorkspace, type Workspace } from '../../support/workspace.ts';
import { edit, edited } from '../parser/edits.ts';

vi.setConfig({ testTimeout: 120_000 });

const library = `/** Far. */
tool far(a: Shape, b?: string): { id: string }
tool other(): Shape
type Shape = "round" | "square" | Inner
type Inner = { size: number, next?: Inner }
`;

const main = `import { far, Shape as Form } from "./library.wf"

type Mood = "angry" | "calm" | Form
/** Near. */
tool near(mood: Mood): { text: string, mood: Mood }
tool unused()
workflow inner(mood: Mood): string { start -> near(mood: mood) -> exit(answer: near.result.text) }

/** Outer. */
workflow outer(mood: Mood, shape: Form) {
  prompt """{mood} {shape}"""
  start -> near(mood: mood)
  near -> when mood {
    "angry" -> far(a: shape) -> inner
    else -> inner
  }
  inner -> exit
  limit far to 2
}
`;

const names = ['main.wf', 'library.wf'] as const;

/** Everything that is known of the files of a workspace. */
async function knowledge(workspace: Workspace): Promise<unknown> {
  return Promise.all(
    names.map(async (name) => {
      const document = workspace.document(name);
      const { workflows, tools, types, unsettled } = workspace.lower(name);
      const locate = (node: AstNode): string => workspace.Wf.workspace.AstNodeLocator.getAstNodePath(node);
      return {
        workflows,
        tools,
        types,
        unsettled: [...unsettled],
        findings: await workspace.findings(name),
        links: document.references.map((reference) => [
          reference.$refText,
          reference.$refNode?.range,
          isReference(reference) && reference.ref && [locate(reference.ref), reference.$nodeDescription?.path],
        ]),
      };
    }),
  );
}

const examples = programTexts('examples').map(([, text]) => text);
const files = fc.oneof(
  fc.constant({ 'main.wf': main, 'library.wf': library }),
  fc.constantFrom(...examples).map((text) => ({ 'main.wf': text, 'library.wf': library })),
);
const step = fc.record({ name: fc.constantFrom(...names), edit });

it('after any edits, everything is as if the files had never been known before', async () => {
  const followed = await createWorkspace({});
  const whole = await createWorkspace({});
  await fc.assert(
    fc.asyncProperty(files, fc.array(step, { minLength: 1, maxLength: 8 }), async (texts, steps) => {
      const now: Record<(typeof names)[number], string> = { ...texts };
      await followed.write(now);
      for (const { name, edit: next } of steps) {
        now[name] = edited(now[name], next);
        await followed.write({ [name]: now[name] });
        for (const one of names) await whole.remove(one);
        await whole.write(now);
        expect(await knowledge(followed)).toEqual(await knowledge(whole));
      }
    }),
    { numRuns: 60 },
  );
});
