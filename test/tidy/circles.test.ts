import { describe, expect, it } from 'vitest';
import { imports, sources, target } from './import-arrows.ts';

/** What goes round in what it reads, prints or runs: a workflow calls workflows, and cases hold chains that hold cases. */
const recursive = [
  ['executor/src/run/call-tool.ts', 'executor/src/run/run-workflow.ts'],
  ['server/src/language/lowering/lower-flow.ts', 'server/src/language/lowering/lower-when.ts'],
  ['chain', 'lines', 'list', 'phrase'].map((name) => `server/src/language/print/layout/${name}.ts`),
];

const arrows = new Map<string, string[]>(sources.map((file) => [file, []]));
for (const one of imports) {
  const to = target(one);
  if (to !== undefined) arrows.get(one.file)?.push(to);
}

/** What the file needs, directly or not; itself only where it goes round. */
function neededBy(file: string): ReadonlySet<string> {
  const needed = new Set<string>();
  const open = [file];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    for (const to of arrows.get(next) ?? []) {
      if (needed.has(to)) continue;
      needed.add(to);
      open.push(to);
    }
  }
  return needed;
}

/** Files that need each other, types included. */
function circles(): readonly (readonly string[])[] {
  const needed = new Map(sources.map((file) => [file, neededBy(file)]));
  const round = sources.filter((file) => needed.get(file)?.has(file));
  const found = round.map((file) => round.filter((other) => other === file || isMutual(file, other)).join('\n'));
  return [...new Set(found)].map((circle) => circle.split('\n')).sort();

  function isMutual(one: string, other: string): boolean {
    return needed.get(one)?.has(other) === true && needed.get(other)?.has(one) === true;
  }
}

describe('files', () => {
  it('need each other only where what they do is recursive', () => {
    expect(circles()).toEqual(recursive);
  });
});
