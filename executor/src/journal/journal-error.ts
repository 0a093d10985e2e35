/** A journal cannot be read, written or used; the message is one sentence for a person. */
export class JournalError extends Error {
  override readonly name = 'JournalError';
}

/** Words for a failed file operation. */
export function fileProblem(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  switch (code) {
    case 'ENOSPC':
      return 'there is no space left on the disk';
    case 'EDQUOT':
      return 'the quota of the disk is used up';
    case 'EROFS':
      return 'the disk is read-only';
    case 'EACCES':
    case 'EPERM':
      return 'it is not permitted';
    case 'ENOENT':
      return 'there is no such file or folder';
    default:
      return error instanceof Error ? error.message : String(error);
  }
}
