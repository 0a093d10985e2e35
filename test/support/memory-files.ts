import type { FileSystemNode, URI } from 'langium';
import { VirtualFileSystemProvider } from 'langium/test';

/** Files in memory that say of what is not there what a disk says. */
export class MemoryFiles extends VirtualFileSystemProvider {
  /** What was looked at, in order. */
  readonly looked: string[] = [];

  override async stat(uri: URI): Promise<FileSystemNode> {
    this.looked.push(uri.toString());
    try {
      return await Promise.resolve(this.statSync(uri));
    } catch (error) {
      throw Object.assign(new Error('ENOENT', { cause: error }), { code: 'ENOENT' });
    }
  }
}
