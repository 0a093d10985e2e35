import { expect, test } from 'vitest';
import { fileOf } from '../../../server/src/language/syntax/file-of.ts';
import { lastBefore } from '../../../server/src/language/syntax/last-before.ts';
import { createWorkspace } from '../../support/workspace.ts';

const text = `// Nothing begins here.
import { a } from "./a.wf"
type b = string
/** Described. */
tool c(x: string): string
workflow d(y: string) { start -> c -> exit }
`;

test('the last declaration before an offset is found, whichever offset', async () => {
  const workspace = await createWorkspace({ 'main.wf': text });
  const declarations = fileOf(workspace.document('main.wf'))?.declarations ?? [];
  const before = (offset: number): unknown =>
    declarations.findLast(({ $cstNode }) => ($cstNode?.offset ?? 0) < offset)?.name;
  const offsets = Array.from({ length: text.length + 1 }, (_, offset) => offset);
  expect(offsets.map((offset) => lastBefore(declarations, offset)?.name)).toEqual(offsets.map(before));
  expect(new Set(offsets.map(before)).size).toBe(4);
});
