import { AstUtils, GrammarUtils } from 'langium';
import { isModuleName } from '#core/text/module-files.ts';
import { literalText } from '#core/text/value-text.ts';
import { isModuleTool, isTool } from '#language/generated/ast.ts';
import { modulePaths } from '#language/references/module-paths.ts';
import { moduleOf } from './module-stub.ts';
import type { Fix, QuickFix } from './quick-fix.ts';

/** Leads a tool to the module that was meant, or makes the one that it names. */
export const findModule: QuickFix = {
  codes: ['missing-module'],
  keepsRuns: true,
  *fixes(request): Iterable<Fix> {
    const { node, data, document } = request;
    const tool = AstUtils.getContainerOfType(node, isTool);
    const module = tool?.implementation;
    if (tool === undefined || !isModuleTool(module)) return;
    const place = GrammarUtils.findNodeForProperty(module.$cstNode, 'path');
    const meant = Array.isArray(data.meant) ? data.meant.filter((one) => typeof one === 'string') : [];
    for (const path of place === undefined ? [] : meant) {
      const edits = [{ start: place?.offset ?? 0, end: place?.end ?? 0, text: literalText(path) }];
      yield { title: `Use \`${path}\``, edits, preferred: path === meant[0] };
    }
    if (Array.isArray(data.withExport)) {
      const [path = '', name = ''] = data.withExport.map(String);
      const text = `${literalText(path)} as ${name}`;
      const edits = [{ start: place?.offset ?? 0, end: place?.end ?? 0, text }];
      if (place !== undefined && module.export === undefined)
        yield { title: `Write \`${text}\``, edits, preferred: true };
      return;
    }
    const named = modulePaths(document).find((one) => one.tool === module);
    const text = moduleOf(request, tool, module.export);
    if (named === undefined || text === undefined || data.lack !== 'nothing' || named.path.endsWith('/')) return;
    const ending = isModuleName(named.path) ? '' : '.ts';
    // A function with types cannot be written in JavaScript.
    if (ending === '' && !/\.[cm]?tsx?$/.test(named.path)) return;
    const uri = named.uri.with({ path: named.uri.path + ending }).toString();
    yield { title: `Create \`${named.path}${ending}\``, edits: [], creates: { uri, text } };
  },
};
