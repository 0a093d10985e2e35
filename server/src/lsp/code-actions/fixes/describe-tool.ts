import { AstUtils } from 'langium';
import { isTool } from '#language/generated/ast.ts';
import { describedAs, documentationLines } from '../edits/documentation-lines.ts';
import { indentAt, insert, lineEndIn } from '../edits/insert.ts';
import type { Fix, QuickFix } from './quick-fix.ts';

/** Writes a documentation comment above a tool: what its name says, to be written over, and a line for each parameter. */
export const describeTool: QuickFix = {
  codes: ['undocumented-tool'],
  keepsRuns: true,
  *fixes({ node, text }): Iterable<Fix> {
    const tool = AstUtils.getContainerOfType(node, isTool);
    if (!tool?.$cstNode) return;
    const { offset } = tool.$cstNode;
    const parameters = tool.parameters.map(({ name }) => name);
    const between = `${lineEndIn(text)}${indentAt(text, offset)}`;
    yield {
      title: `Describe \`${tool.name}\` for the model`,
      edits: [
        insert(
          offset,
          documentationLines(tool.name, parameters)
            .map((line) => line + between)
            .join(''),
        ),
      ],
      placeholder: describedAs(tool.name),
      preferred: true,
    };
  },
};
