import { check, program } from './command.ts';
import { editorSuites } from './editor-suites.ts';
import { OLDEST_NODE, oldestNode } from './oldest-node.ts';
import type { Part } from './part.ts';
import { vitest } from './vitest.ts';

/** The gate, fast parts first. `vscode` and `bundles` test what `package` made. */
export const PARTS: readonly Part[] = [
  { name: 'types', title: 'Types and layers', run: () => check([program('typescript/bin/tsc'), '-b']) },
  { name: 'lint', title: 'Lint', run: () => check([program('eslint/bin/eslint.js'), '.', '--max-warnings', '0']) },
  { name: 'format', title: 'Format', run: () => check([program('prettier/bin/prettier.cjs'), '--check', '.']) },
  { name: 'unused', title: 'Dead code', run: () => check([program('knip/bin/knip.js')]) },
  { name: 'unit', title: 'Unit, language server, command line, tidy', run: () => vitest('unit') },
  { name: 'package', title: 'Bundles and .vsix', run: () => check(['scripts/package.ts']) },
  {
    name: 'bundles',
    title: `Bundles on Node ${OLDEST_NODE}`,
    run: () => vitest('bundles', { WF_BUNDLE_NODE: oldestNode() }),
  },
  { name: 'vscode', title: 'The packed extension in VS Code', run: editorSuites },
];

/** Parts that `name` cannot do without when it is run alone. */
export function withNeeds(name: string): readonly string[] {
  return name === 'bundles' || name === 'vscode' ? ['package', name] : [name];
}
