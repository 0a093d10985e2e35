import { DocumentState, type LangiumDocuments } from 'langium';

/** Whether files of the workspace are still to be read: what they declare, and what they import, is not known yet. */
export function isBeingRead({ all }: LangiumDocuments): boolean {
  return all.some(({ state }) => state < DocumentState.Parsed);
}

/** Whether files of the workspace are still to be read or linked: which of them use a declaration is not known yet. */
export function isBeingLinked({ all }: LangiumDocuments): boolean {
  return all.some(({ state }) => state < DocumentState.Linked);
}
