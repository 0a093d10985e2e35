/** The endings of the modules that can be loaded, those that Node tries first at the front. */
export const moduleEndings: readonly string[] = ['.js', '.mjs', '.cjs', '.ts', '.tsx', '.mts', '.cts', '.jsx'];

/**
 * What stands where a module was looked for: nothing, a folder that names no file, a file that is no module, or what is no
 * file, such as a pipe, which may never come to its end.
 */
export type ModuleLack = 'nothing' | 'folder' | 'other-file' | 'no-file';

/** What stands at a path, links followed. What may not be looked at is taken for a file. */
export type ModulePlace = 'nothing' | 'folder' | 'file' | 'other';

/** What is at a path of which the system says this, or that it could not say anything. */
export function modulePlace(stands: { readonly isFile: boolean; readonly isDirectory: boolean } | Error): ModulePlace {
  if (stands instanceof Error) {
    // Where it may not be looked at, something may be.
    return 'code' in stands && (stands.code === 'ENOENT' || stands.code === 'ENOTDIR') ? 'nothing' : 'file';
  }
  return stands.isFile ? 'file' : stands.isDirectory ? 'folder' : 'other';
}

/** Something that may be loaded, or keeps what stands behind it from being looked for. */
export function isFound(place: ModulePlace): place is 'file' | 'other' {
  return place === 'file' || place === 'other';
}

/** What is wrong with what was found at the first of `moduleFiles` where anything but a folder is, if it cannot be loaded. */
export function lackOfFound(path: string, place: 'file' | 'other'): ModuleLack | undefined {
  return place === 'other' ? 'no-file' : isLoadable(path) ? undefined : 'other-file';
}

/** Whether the name of this file has the ending of a module. */
export function isModuleName(name: string): boolean {
  return moduleEndings.some((ending) => name.endsWith(ending));
}

/** Whether the file at this path can be loaded, as its name says: a module, or JavaScript without any ending. */
export function isLoadable(path: string): boolean {
  const name = path.replace(/^.*[\\/]/, '');
  return isModuleName(name) || name.lastIndexOf('.') <= 0;
}

/**
 * The paths of the files that the path of a module may mean, the first that is there counts: itself, `mail.ts` also as
 * `mail.js` or without an ending, and of a folder what its `package.json` calls `main`, or its index, as Node and
 * TypeScript take them.
 * @param manifest The text of the `package.json` in the folder at that path, if there is one.
 */
export function moduleFiles(path: string, manifest?: string): readonly string[] {
  const bare = path.replace(/[\\/]+$/, '');
  const main = manifest === undefined ? undefined : mainOf(manifest);
  const named = main === undefined ? [] : [...filesNamed(`${bare}/${main}`), ...indexesOf(`${bare}/${main}`)];
  return [...new Set([...filesNamed(bare), ...named, ...indexesOf(bare)])];
}

/** What is wrong with the path of a module, as the first half of a sentence. */
export function moduleProblem(path: string, lack: ModuleLack): string {
  switch (lack) {
    case 'nothing':
      return `there is no module \`${path}\``;
    case 'folder':
      return `\`${path}\` is a folder without an \`index.ts\``;
    case 'no-file':
      return `\`${path}\` is a pipe, a socket or a device, not a file`;
    case 'other-file':
      return `\`${path}\` is not a module (those end in ${moduleEndings.join(', ')})`;
  }
}

function filesNamed(bare: string): readonly string[] {
  const source = bare.replace(/\.([cm]?)js(x?)$/, '.$1ts$2');
  return [bare, source, ...moduleEndings.map((ending) => bare + ending)];
}

function indexesOf(folder: string): readonly string[] {
  return moduleEndings.map((ending) => `${folder}/index${ending}`);
}

function mainOf(manifest: string): string | undefined {
  try {
    const { main } = Object(JSON.parse(manifest)) as { readonly main?: unknown };
    const bare = typeof main === 'string' ? main.replace(/^(\.\/)+|[\\/]+$/g, '') : '';
    return bare === '' ? undefined : bare;
  } catch {
    return undefined;
  }
}
