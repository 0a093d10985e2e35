import type { FileSystemNode, URI } from 'langium';
import { NodeFileSystemProvider } from 'langium/node';

/**
 * The files on disk. Documents of other schemes (`untitled:`, `vscode-vfs:`) have paths, too, and whatever lies on this
 * machine under such a path is another file: here they do not exist.
 */
export class DiskFiles extends NodeFileSystemProvider {
  override async stat(uri: URI): Promise<FileSystemNode> {
    return super.stat(onDisk(uri));
  }

  override statSync(uri: URI): FileSystemNode {
    return super.statSync(onDisk(uri));
  }

  override async exists(uri: URI): Promise<boolean> {
    return isOnDisk(uri) && super.exists(uri);
  }

  override existsSync(uri: URI): boolean {
    return isOnDisk(uri) && super.existsSync(uri);
  }

  override async readBinary(uri: URI): Promise<Uint8Array> {
    return super.readBinary(onDisk(uri));
  }

  override readBinarySync(uri: URI): Uint8Array {
    return super.readBinarySync(onDisk(uri));
  }

  override async readFile(uri: URI): Promise<string> {
    return super.readFile(onDisk(uri));
  }

  override readFileSync(uri: URI): string {
    return super.readFileSync(onDisk(uri));
  }

  /** Empty for a folder elsewhere: a workspace may have such a one, and nothing of it can be read from here. */
  override async readDirectory(uri: URI): Promise<FileSystemNode[]> {
    return isOnDisk(uri) ? super.readDirectory(uri) : [];
  }

  override readDirectorySync(uri: URI): FileSystemNode[] {
    return isOnDisk(uri) ? super.readDirectorySync(uri) : [];
  }
}

function isOnDisk({ scheme }: URI): boolean {
  return scheme === 'file';
}

function onDisk(uri: URI): URI {
  if (!isOnDisk(uri)) throw new Error(`\`${uri.toString()}\` is not a file on disk.`);
  return uri;
}
