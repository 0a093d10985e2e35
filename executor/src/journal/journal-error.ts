/** A journal cannot be read, written or used; the message is one sentence for a person. */
export class JournalError extends Error {
  override readonly name = 'JournalError';
}
