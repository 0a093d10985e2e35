/**
 * Node's `require` for the file at `path`. What makes it is not imported: that would load the loader of ECMAScript modules, a
 * millisecond of each start, and most starts need none.
 */
export function requireFrom(path: string): NodeJS.Require {
  return process.getBuiltinModule('node:module').createRequire(path);
}
