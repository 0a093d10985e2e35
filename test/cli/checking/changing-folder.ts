import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import fc from 'fast-check';

const library = `/** Does it. */ tool a() command ["true"]
/** Does it. */ tool b() command ["true"]
type T = string
workflow w {
  start -> b -> exit
}
`;
const user = (path: string, name: string): string => `import { ${name} } from "${path}"
/** Decides. */ tool q(p: string) command ["true"]
workflow m {
  model "mine/fast"
  start -> q -> ${name === 'T' ? 'q' : name} -> exit
}
`;
const texts = [
  library,
  library.replace('tool a', '// wf-ignore unused-tool: later\ntool a'),
  user('./b.wf', 'a'),
  user('../a.wf', 'a'),
  user('lib/c.wf', 'T'),
  user('./deep/d.wf', 'b'),
  user('./nowhere.wf', 'a'),
  '/** Does it. */ tool a() from "./m.js"\n/** Does it. */ tool b() from "./lib" as b\n',
  'workflow w {\n  start -> \n}\n',
  '',
];
const modulePaths = ['m.ts', 'n.ts', 'm', 'lib/m.js', 'lib/index.ts'];
const configs = [
  '{}',
  '{ "diagnostics": { "unused-tool": "off" } }',
  '{ "diagnostics": { "unused-type": "error" } }',
  '{',
];

/** What can be done to a place in a folder. */
type Change =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'bytes' }
  | { readonly kind: 'link'; readonly to: string }
  | { readonly kind: 'folder' }
  | { readonly kind: 'nothing' };

/** A change at a place among those that a check of the folder looks at. */
export interface Edit {
  readonly path: string;
  readonly change: Change;
}

const wfPaths = ['a.wf', 'b.wf', 'lib/b.wf', 'lib/c.wf', 'lib/deep/d.wf', '.hidden/e.wf'];
const otherPaths = ['wf.config.json', 'lib/wf.config.json', 'package.json', 'lib/package.json', '.git'];

export const edits: fc.Arbitrary<Edit> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      path: fc.constantFrom(...wfPaths),
      change: fc.oneof(
        { weight: 6, arbitrary: fc.record({ kind: fc.constant('text' as const), text: fc.constantFrom(...texts) }) },
        { weight: 2, arbitrary: fc.constant({ kind: 'nothing' as const }) },
        fc.constant({ kind: 'bytes' as const }),
        fc.constant({ kind: 'folder' as const }),
        fc.record({ kind: fc.constant('link' as const), to: fc.constantFrom(...wfPaths) }),
      ),
    }),
  },
  fc.record({
    path: fc.constantFrom(...modulePaths),
    change: fc.oneof(
      { weight: 4, arbitrary: fc.constant({ kind: 'text' as const, text: '' }) },
      { weight: 2, arbitrary: fc.constant({ kind: 'nothing' as const }) },
      fc.constant({ kind: 'folder' as const }),
      fc.record({ kind: fc.constant('link' as const), to: fc.constantFrom(...modulePaths) }),
    ),
  }),
  fc.record({
    path: fc.constantFrom(...otherPaths),
    change: fc.oneof(
      fc.record({ kind: fc.constant('text' as const), text: fc.constantFrom(...configs) }),
      fc.constant({ kind: 'nothing' as const }),
    ),
  }),
);

/** A folder with a library, and a file that imports from it. */
export function changingFolder(): string {
  const root = mkdtempSync(join(tmpdir(), 'wf-kept-'));
  apply(root, { path: 'b.wf', change: { kind: 'text', text: library } });
  apply(root, { path: 'a.wf', change: { kind: 'text', text: user('./b.wf', 'a') } });
  return root;
}

/** Makes a change in a folder. */
export function apply(root: string, { path, change }: Edit): void {
  const place = join(root, path);
  mkdirSync(dirname(place), { recursive: true });
  rmSync(place, { recursive: true, force: true });
  if (change.kind === 'text') writeFileSync(place, change.text);
  else if (change.kind === 'bytes') writeFileSync(place, Uint8Array.of(0xff, 0xfe));
  else if (change.kind === 'link') symlinkSync(join(root, change.to), place);
  else if (change.kind === 'folder') mkdirSync(place);
}
