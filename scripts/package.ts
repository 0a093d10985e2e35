import { rmSync } from 'node:fs';
import path from 'node:path';
import { createVSIX } from '@vscode/vsce';
import { ROOT, runNode } from './gate/command.ts';

/** Makes the bundles and packs them; everything the extension needs is in `dist/`, so no package is taken along. */

// Nothing old may be left to be tested in place of what could not be made.
for (const made of ['dist', 'toolpath.vsix']) rmSync(path.join(ROOT, made), { recursive: true, force: true });
const built = await runNode(['esbuild.mjs']);
if (built === 0) {
  const packagePath = path.join(ROOT, 'toolpath.vsix');
  await createVSIX({
    cwd: ROOT,
    packagePath,
    dependencies: false,
    allowMissingRepository: true,
    // The page about keys in a file shows one, made up, of the kind that begins like this.
    allowPackageSecrets: ['github'],
    // The README names pages of the repository relatively, and has no repository to be resolved against.
    rewriteRelativeLinks: false,
  });
} else {
  process.exitCode = built;
}
