import { constants } from 'node:fs';
import { open } from 'node:fs/promises';

/** A file that only grows: the port behind which the disk stands. */
export interface AppendFile {
  append(text: string): Promise<void>;
  /** Resolves when everything appended survives a loss of power. */
  sync(): Promise<void>;
  close(): Promise<void>;
}

/** Opens a file for its owner alone; `create` fails where one exists, `existing` where none does. */
export async function openAppendFile(path: string, mode: 'create' | 'existing'): Promise<AppendFile> {
  const handle = await open(path, mode === 'create' ? 'ax' : constants.O_WRONLY | constants.O_APPEND, 0o600);
  return {
    async append(text) {
      // At once, where `appendFile` writes piece by piece: the line of another process may come between two pieces.
      let rest: Uint8Array = Buffer.from(text);
      while (rest.length > 0) rest = rest.subarray((await handle.write(rest)).bytesWritten);
    },
    sync: () => handle.datasync(),
    close: () => handle.close(),
  };
}
