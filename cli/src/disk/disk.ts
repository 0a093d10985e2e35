/** What stands at a path, links followed. */
export type Kind = 'file' | 'folder' | 'other';

/** An entry of a folder, links not followed. */
export interface Entry {
  readonly name: string;
  readonly isFolder: boolean;
}

/**
 * What the language asks of the disk. Nothing else of it may have a say in what a command finds out about a file: what
 * was asked is what the finding depends on. Paths are absolute; what cannot be answered is thrown as the system's error.
 */
export interface Disk {
  bytes(path: string): Buffer;
  /** The same without waiting for the disk. */
  bytesLater(path: string): Promise<Buffer>;
  kind(path: string): Kind;
  /** The subfolders and the `.wf` files of a folder, in the order of their names, without `node_modules` and names that start with a dot. */
  entries(folder: string): readonly Entry[];
  /** The names of all that is in a folder, in order. */
  names(folder: string): readonly string[];
  /** The path on which no link stands. */
  realPath(path: string): string;
}

/** Something is at the path and can be looked at. */
export function isThere(disk: Disk, path: string): boolean {
  try {
    disk.kind(path);
    return true;
  } catch {
    return false;
  }
}
