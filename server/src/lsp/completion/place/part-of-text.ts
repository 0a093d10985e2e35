import type { CstNode, LangiumDocument } from 'langium';
import { isWorkflow, type Declaration } from '#language/generated/ast.ts';
import { fileOf } from '#language/syntax/file-of.ts';
import { lastBefore } from '#language/syntax/last-before.ts';

/** The text from the declaration or statement that holds the cursor up to the cursor, as something that can be read alone. */
export interface PartOfText {
  readonly text: string;
  /** Offset in the document of offset 0 in the text. */
  readonly shift: number;
  /** The declaration that begins before the cursor, though it may end before it. */
  readonly declaration: Declaration | undefined;
}

/** Stands for the head of a workflow of which only the last statement is read. */
const head = 'workflow w {\n';

/** Cuts out what has to be read to know the place of the cursor, so that it does not take longer in a longer file. */
export function partBefore(document: LangiumDocument, offset: number): PartOfText {
  const text = document.textDocument.getText();
  const file = fileOf(document);
  const declaration = lastBefore(file?.declarations ?? [], offset);
  const before = declaration ?? lastBefore(file?.imports ?? [], offset);
  const start = before?.$cstNode?.offset ?? 0;
  // What the parser makes of the rest of a line that it cannot read is no statement to begin at.
  const statements = isWorkflow(declaration) ? declaration.statements : [];
  const statement = statements.findLast(
    ({ $cstNode }) => $cstNode && $cstNode.offset < offset && /(^|[\r\n;{])[ \t]*$/.test(lineBefore(text, $cstNode)),
  );
  if (statement?.$cstNode === undefined) return { text: text.slice(start, offset), shift: start, declaration };
  const { offset: from, range } = statement.$cstNode;
  // With its indentation: what belongs to a `when` is told by it.
  const line = from - range.start.character;
  const indented = text.slice(line, from).trim() === '' ? line : from;
  return { text: head + text.slice(indented, offset), shift: indented - head.length, declaration };
}

function lineBefore(text: string, { offset, range }: CstNode): string {
  return text.slice(offset - range.start.character, offset);
}
