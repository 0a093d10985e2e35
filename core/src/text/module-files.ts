const endings = ['.js', '.mjs', '.cjs', '.ts', '.tsx', '.mts', '.cts', '.jsx'];

/** Whether a file of this name can be loaded as a module, as its ending says. */
export function isModuleName(name: string): boolean {
  return endings.some((ending) => name.endsWith(ending));
}

/**
 * The paths of the files that the path of a module may mean, the first that is there counts: itself, `mail.ts` also as
 * `mail.js` or without an ending, and the index of a folder, as Node and TypeScript take them.
 */
export function moduleFiles(path: string): readonly string[] {
  const bare = path.replace(/[\\/]+$/, '');
  const source = bare.replace(/\.([cm]?)js(x?)$/, '.$1ts$2');
  return [
    ...new Set([bare, source]),
    ...endings.map((ending) => bare + ending),
    ...endings.map((ending) => `${bare}/index${ending}`),
    // Of a folder it says which file is meant.
    `${bare}/package.json`,
  ];
}
