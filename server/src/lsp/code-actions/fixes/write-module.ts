import { AstUtils, GrammarUtils, UriUtils, type URI } from 'langium';
import { nameText } from '#core/text/name-text.ts';
import { literalText } from '#core/text/value-text.ts';
import { isTool, type Tool } from '#language/generated/ast.ts';
import { exportName } from '#language/print/fragments/print-module-stub.ts';
import { insert } from '../edits/insert.ts';
import { moduleOf } from './module-stub.ts';
import type { Fix, FixRequest, QuickFix } from './quick-fix.ts';

/** Makes a TypeScript file with a typed function that is still to be written, and lets the tool be done by it. */
export const writeModule: QuickFix = {
  codes: ['missing-implementation'],
  keepsRuns: true,
  *fixes(request): Iterable<Fix> {
    const tool = AstUtils.getContainerOfType(request.node, isTool);
    const end = tool && endOfHead(request.text, tool);
    const text = tool && moduleOf(request, tool);
    if (tool === undefined || end === undefined || text === undefined) return;
    const path = `./tools/${fileName(tool.name)}.ts`;
    const uri = UriUtils.resolvePath(UriUtils.dirname(request.document.uri), path);
    if (isThere(request, uri)) return;
    const name = exportName(tool.name);
    const as = name === tool.name ? '' : ` as ${nameText(name)}`;
    yield {
      title: `Write \`${tool.name}\` in a new file \`${path}\``,
      edits: [insert(end, ` from ${literalText(path)}${as}`)],
      creates: { uri: uri.toString(), text },
      preferred: true,
    };
  },
};

/** Behind the result type, or behind the parameters where there is none. */
function endOfHead(text: string, tool: Tool): number | undefined {
  if (tool.returns?.$cstNode) return tool.returns.$cstNode.end;
  const from = tool.parameters.at(-1)?.$cstNode ?? GrammarUtils.findNodeForProperty(tool.$cstNode, 'name');
  const close = from && /^[\s,(]*\)/.exec(text.slice(from.end))?.[0];
  return close === undefined || from === undefined ? undefined : from.end + close.length;
}

function isThere({ services }: FixRequest, uri: URI): boolean {
  return services.shared.workspace.FileSystemProvider.existsSync(uri);
}

/** `send_email` as `send-email`. */
function fileName(tool: string): string {
  const words = tool.replaceAll(/([a-z0-9])([A-Z])/g, '$1-$2').replaceAll(/[^A-Za-z0-9]+/g, '-');
  return words.replaceAll(/^-|-$/g, '').toLowerCase() || 'tool';
}
