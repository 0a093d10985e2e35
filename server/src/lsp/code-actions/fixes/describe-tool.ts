import { AstUtils } from 'langium';
import { fieldText } from '#core/text/name-text.ts';
import { isTool } from '#language/generated/ast.ts';
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
    const words = inWords(tool.name);
    const parameters = tool.parameters.map(({ name }) => ` * @param ${fieldText(name)} ${inWords(name)}`);
    const lines = parameters.length === 0 ? [`/** ${words} */`] : ['/**', ` * ${words}`, ...parameters, ' */'];
    const between = `${lineEndIn(text)}${indentAt(text, offset)}`;
    yield {
      title: `Describe \`${tool.name}\` for the model`,
      edits: [insert(offset, lines.map((line) => line + between).join(''))],
      placeholder: words,
      preferred: true,
    };
  },
};

/** `send_email` as `Send email.` */
function inWords(name: string): string {
  const words = name
    .replaceAll(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replaceAll('*/', '')
    .replaceAll(/[_\s-]+/g, ' ')
    .trim()
    .toLowerCase();
  return words === '' ? 'Say what it is for.' : `${words.charAt(0).toUpperCase()}${words.slice(1)}.`;
}
